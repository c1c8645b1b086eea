import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { CallSignalKind as Kind } from './call.service.ts';

export const CallSignalKind = {
  RING: 'RING',
  ACCEPT: 'ACCEPT',
  DECLINE: 'DECLINE',
  OFFER: 'OFFER',
  ANSWER: 'ANSWER',
  CANDIDATE: 'CANDIDATE',
  HANG_UP: 'HANG_UP',
} as const;

registerEnumType(CallSignalKind, {
  name: 'CallSignalKind',
  description: 'What a device says to another one about a call.',
  valuesConfig: {
    RING: { description: 'Somebody calls.' },
    ACCEPT: { description: 'The call is taken.' },
    DECLINE: { description: 'The call is not taken.' },
    OFFER: { description: 'How the one side would connect.' },
    ANSWER: { description: 'How the other side connects.' },
    CANDIDATE: { description: 'A way on which they may reach each other.' },
    HANG_UP: { description: 'The call ends, or is called off.' },
  },
});

@ObjectType({ description: 'What one device says to another one about a call.' })
export class CallSignal {
  @Field(() => ID, { description: 'Identifies the signal.' })
  id!: string;

  @Field(() => ID, { description: 'Which call: the caller names it.' })
  callId!: string;

  @Field(() => CallSignalKind, { description: 'What is said.' })
  kind!: Kind;

  @Field(() => ID, { description: 'The device that said it.' })
  fromDeviceId!: string;

  @Field(() => ID, { nullable: true, description: 'The device that it is meant for; null for all devices of the person.' })
  toDeviceId!: string | null;

  @Field(() => String, { description: 'What belongs to it, as the two devices understand it.' })
  payload!: string;
}

@ObjectType({ description: 'What is said to the viewer about calls.' })
export class CallSignalUpdate {
  @Field(() => UpdateKind, { description: 'STARTED with the calls that ring, EVENT with each signal.' })
  kind!: LiveEvent['kind'];
}

@ObjectType({ description: 'That a signal is on its way.' })
export class SendCallSignalPayload {
  @Field(() => CallSignal, { description: 'The signal.' })
  signal!: CallSignal;
}
