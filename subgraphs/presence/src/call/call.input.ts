import { Field, ID, InputType } from 'type-graphql';
import type { CallSignalRequest, CallSignalKind as Kind } from './call.service.ts';
import { CallSignalKind } from './call.type.ts';

@InputType({ description: 'What a device of the viewer says about a call.' })
export class SendCallSignalInput implements CallSignalRequest {
  @Field(() => ID, { description: 'Which call: 1 to 64 letters, digits, hyphens and underscores, made by the caller.' })
  callId!: string;

  @Field(() => ID, { description: 'A conversation that both people are in.' })
  conversationId!: string;

  @Field(() => ID, { description: 'To whom: also to the viewer, for their other devices.' })
  toUserId!: string;

  @Field(() => ID, { nullable: true, description: 'To which device alone; to all of them when it is left out.' })
  toDeviceId?: string | null;

  @Field(() => ID, { description: 'The device that says it.' })
  deviceId!: string;

  @Field(() => CallSignalKind, { description: 'What it says.' })
  kind!: Kind;

  @Field(() => String, { nullable: true, description: 'What belongs to it: 64 KB at most.' })
  payload?: string | null;
}
