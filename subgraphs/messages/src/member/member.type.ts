import { connectionType } from '@parley/kit/connection';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const MemberRole = { OWNER: 'OWNER', ADMIN: 'ADMIN', MEMBER: 'MEMBER', AGENT: 'AGENT', CUSTOMER: 'CUSTOMER' } as const;

registerEnumType(MemberRole, {
  name: 'MemberRole',
  description: 'What a person is in a conversation.',
  valuesConfig: {
    OWNER: { description: 'Manages the conversation and says who else does.' },
    ADMIN: { description: 'Manages the conversation and its members.' },
    MEMBER: { description: 'Reads and writes.' },
    AGENT: { description: 'Helps the customer of a business chat.' },
    CUSTOMER: { description: 'Is helped in a business chat.' },
  },
});

export const NotificationLevel = { ALL: 'ALL', MENTIONS: 'MENTIONS', NONE: 'NONE' } as const;

registerEnumType(NotificationLevel, {
  name: 'NotificationLevel',
  description: 'What of a conversation a member is notified of.',
  valuesConfig: {
    ALL: { description: 'Every message.' },
    MENTIONS: { description: 'Messages that mention the member.' },
    NONE: { description: 'Nothing.' },
  },
});

@ObjectType({ description: 'A person in a conversation, as all in it may see them.' })
export class Member {
  @Field(() => MemberRole, { description: 'What the person is here.' })
  role!: keyof typeof MemberRole;

  @Field(() => Date, { description: 'When the person joined.' })
  joinedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What the person is called here.' })
  nickname!: string | null;
}

@ObjectType({ description: 'How the viewer is in a conversation. Nobody else sees it.' })
export class ViewerMember {
  @Field(() => MemberRole, { description: 'What the viewer is here.' })
  role!: keyof typeof MemberRole;

  @Field(() => Date, { description: 'When the viewer joined.' })
  joinedAt!: Date;

  @Field(() => Int, { description: 'How many messages of the main line the viewer has not read.' })
  unread!: number;

  @Field(() => Int, { description: 'The number of the last message that the viewer has read; 0 when none.' })
  lastReadNumber!: number;

  @Field(() => Date, { nullable: true, description: 'The viewer wants no notifications until then; null when they come.' })
  mutedUntil!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer keeps it at the top.' })
  pinned!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer has put it away.' })
  archived!: boolean;

  @Field(() => NotificationLevel, { description: 'What the viewer is notified of: at first ALL, in a channel MENTIONS.' })
  level!: keyof typeof NotificationLevel;

  @Field(() => String, { nullable: true, description: 'What the viewer is called here.' })
  nickname!: string | null;
}

export const MemberConnection = connectionType('Member', 'members', () => Member);

@ObjectType({ description: 'The conversation and the member whose part in it changed.' })
export class MemberPayload {}
