import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { PushProvider } from './push-device.entity.ts';

export const PushProviderEnum: { readonly [Name in PushProvider]: Name } = { WEB_PUSH: 'WEB_PUSH', FCM: 'FCM' };
registerEnumType(PushProviderEnum, {
  name: 'PushProvider',
  description: 'What reaches a device.',
  valuesConfig: {
    WEB_PUSH: { description: "The push service of a browser's maker." },
    FCM: { description: 'Firebase Cloud Messaging.' },
  },
});

@ObjectType({ description: 'A device to which the viewer is pushed. Where it is reached is told to nobody.' })
export class PushDevice {
  @Field(() => ID, { description: 'Identifies the device, until it is registered by somebody else.' })
  id!: string;

  @Field(() => PushProviderEnum, { description: 'What reaches it.' })
  provider!: PushProvider;

  @Field(() => String, { description: 'As the client named it; empty when it did not.' })
  name!: string;

  @Field(() => Date, { description: 'When it was registered last.' })
  registeredAt!: Date;
}

@ObjectType({ description: 'The device is pushed to from now on.' })
export class RegisterPushDevicePayload {
  @Field(() => PushDevice, { description: 'The device.' })
  device!: PushDevice;
}

@ObjectType({ description: 'The device is not pushed to any more.' })
export class RemovePushDevicePayload {
  @Field(() => ID, { description: 'The id of the device that was.' })
  removedId!: string;
}
