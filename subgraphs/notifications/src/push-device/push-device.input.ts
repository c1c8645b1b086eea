import { Field, InputType } from 'type-graphql';
import type { DeviceRegistration } from './push-device.service.ts';

@InputType({ description: "What a browser's PushSubscription holds." })
export class WebPushInput {
  @Field(() => String, { description: 'Its endpoint.' })
  endpoint!: string;

  @Field(() => String, { description: 'Its key p256dh, in base64url.' })
  p256dh!: string;

  @Field(() => String, { description: 'Its key auth, in base64url.' })
  auth!: string;
}

@InputType({ description: 'A device to be pushed to: give either `web` or `fcmToken`.' })
export class RegisterPushDeviceInput implements DeviceRegistration {
  @Field(() => WebPushInput, { nullable: true, description: 'A browser that was subscribed with `pushKey`.' })
  web?: WebPushInput | null;

  @Field(() => String, { nullable: true, description: 'The registration token of Firebase Cloud Messaging.' })
  fcmToken?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person shall know it by; 80 characters at most.' })
  name?: string | null;
}
