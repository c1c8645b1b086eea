import { Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ChosenStatus as Chosen, PresenceStatus as Status } from './presence.service.ts';

const CHOICES = {
  ONLINE: { description: 'There.' },
  AWAY: { description: 'There, and doing nothing on any device.' },
  DND: { description: 'There, and not to be disturbed.' },
  INVISIBLE: { description: 'There, and looking offline to everybody else.' },
};

export const PresenceStatus = {
  ONLINE: 'ONLINE',
  AWAY: 'AWAY',
  DND: 'DND',
  INVISIBLE: 'INVISIBLE',
  OFFLINE: 'OFFLINE',
} as const;

registerEnumType(PresenceStatus, {
  name: 'PresenceStatus',
  description: 'How somebody is present. People see INVISIBLE of themselves only.',
  valuesConfig: { ...CHOICES, OFFLINE: { description: 'On no device.' } },
});

export const ChosenStatus = { ONLINE: 'ONLINE', AWAY: 'AWAY', DND: 'DND', INVISIBLE: 'INVISIBLE' } as const;

registerEnumType(ChosenStatus, {
  name: 'ChosenStatus',
  description: 'How somebody wants to look while they are there.',
  valuesConfig: { ...CHOICES, ONLINE: { description: 'As it is: online, and away where all devices are idle.' } },
});

export const DeviceState = { ACTIVE: 'ACTIVE', IDLE: 'IDLE', CLOSED: 'CLOSED' } as const;

registerEnumType(DeviceState, {
  name: 'DeviceState',
  description: 'What is going on at a device.',
  valuesConfig: {
    ACTIVE: { description: 'Its person is using it.' },
    IDLE: { description: 'Its person has not used it for a while.' },
    CLOSED: { description: 'It gives no more signs.' },
  },
});

@ObjectType({ description: 'How somebody is present.' })
export class Presence {
  @Shared()
  @Field(() => PresenceStatus, { description: 'Whether, and how, the person is there.' })
  status!: Status;

  @Shared()
  @Field(() => Date, {
    nullable: true,
    description: 'When somebody who is offline was last seen; null while they are there, and where that is not known.',
  })
  lastSeenAt!: Date | null;
}

@ObjectType({ description: 'How the viewer is present, and what they have chosen.' })
export class OwnPresence {
  @Field(() => PresenceStatus, { description: 'How the viewer is present.' })
  status!: Status;

  @Field(() => PresenceStatus, { description: 'How everybody else sees it.' })
  shown!: Status;

  @Field(() => ChosenStatus, { description: 'What the viewer has chosen.' })
  chosen!: Chosen;

  @Field(() => Date, { nullable: true, description: 'When that ends; null when it stays until it is changed.' })
  until!: Date | null;
}

@ObjectType({ description: 'That a device was heard.' })
export class HeartbeatPayload {
  @Field(() => OwnPresence, { description: 'How the viewer is present now.' })
  presence!: OwnPresence;

  @Field(() => Int, { description: 'After so many seconds the device gives its next sign.' })
  nextWithinSeconds!: number;

  @Field(() => Int, { description: 'After so many seconds without its person the device counts as idle.' })
  idleAfterSeconds!: number;
}

@ObjectType({ description: 'How the viewer wants to look.' })
export class SetStatusPayload {
  @Field(() => OwnPresence, { description: 'How the viewer is present now.' })
  presence!: OwnPresence;
}

@ObjectType({ description: 'A person who has, or had, an account.' })
@Directive('@key(fields: "id")')
export class User {
  @Field(() => ID, { description: 'Identifies the person, for ever.' })
  id!: string;
}

export const userOf = (id: string): User => ({ id });

@ObjectType({ description: 'How one of the people is present who are watched.' })
export class PresenceUpdate {
  @Shared()
  @Field(() => UpdateKind, {
    description: 'STARTED with what is now, EVENT when that changes, ENDED when the viewer may not see it.',
  })
  kind!: LiveEvent['kind'];
}
