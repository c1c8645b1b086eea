import { Shared } from '@parley/kit/federated-schema';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { BusinessStatus } from '../conversation/conversation.type.ts';
import { MemberRole } from '../member/member.type.ts';
import { User, userOf } from '../person/user.type.ts';
import type { SystemEvent as Happened } from '../store/rows.ts';

export const SystemEventKind = {
  CREATED: 'created',
  RENAMED: 'renamed',
  TOPIC_CHANGED: 'topicChanged',
  SETTINGS_CHANGED: 'settingsChanged',
  JOINED: 'joined',
  LEFT: 'left',
  REMOVED: 'removed',
  ROLE_CHANGED: 'roleChanged',
  ARCHIVED: 'archived',
  STATUS_CHANGED: 'statusChanged',
  ASSIGNED: 'assigned',
  CALL_MISSED: 'callMissed',
} as const satisfies Record<string, Happened['kind']>;

registerEnumType(SystemEventKind, {
  name: 'SystemEventKind',
  description: 'What happened to a conversation. The sender of the message did it.',
  valuesConfig: {
    CREATED: { description: 'It was begun.' },
    RENAMED: { description: 'It has another name.' },
    TOPIC_CHANGED: { description: 'It is about something else.' },
    SETTINGS_CHANGED: { description: 'One of its settings was changed.' },
    JOINED: { description: 'People joined.' },
    LEFT: { description: 'A person left.' },
    REMOVED: { description: 'A person was removed.' },
    ROLE_CHANGED: { description: 'A person became something else.' },
    ARCHIVED: { description: 'It was archived, or taken back.' },
    STATUS_CHANGED: { description: 'The status of a business chat changed.' },
    ASSIGNED: { description: 'An agent took on a business chat, or nobody looks after it now.' },
    CALL_MISSED: { description: 'The sender called, and nobody took the call.' },
  },
});

@ObjectType({ description: 'What happened to a conversation. Which fields are there depends on the kind.' })
export class SystemEvent {
  @Shared()
  @Field(() => SystemEventKind, { description: 'What happened.' })
  kind!: Happened['kind'];

  @Shared()
  @Field(() => [User], { description: 'Whom it happened to.' })
  people!: User[];

  @Shared()
  @Field(() => String, { nullable: true, description: 'The new name.' })
  name!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'The new topic.' })
  topic!: string | null;

  @Shared()
  @Field(() => MemberRole, { nullable: true, description: 'What the person became.' })
  role!: keyof typeof MemberRole | null;

  @Shared()
  @Field(() => Boolean, { nullable: true, description: 'Whether it was archived, or taken back.' })
  archived!: boolean | null;

  @Shared()
  @Field(() => BusinessStatus, { nullable: true, description: 'The new status.' })
  status!: keyof typeof BusinessStatus | null;
}

export function toSystemEvent(happened: Happened): SystemEvent {
  return {
    kind: happened.kind,
    people: peopleOf(happened).map(userOf),
    name: happened.kind === 'renamed' ? happened.name : null,
    topic: happened.kind === 'topicChanged' ? happened.topic : null,
    role: happened.kind === 'roleChanged' ? happened.role : null,
    archived: happened.kind === 'archived' ? happened.archived : null,
    status: happened.kind === 'statusChanged' ? happened.status : null,
  };
}

function peopleOf(happened: Happened): readonly string[] {
  if ('userIds' in happened) return happened.userIds;
  if ('userId' in happened && happened.userId !== null) return [happened.userId];
  return [];
}
