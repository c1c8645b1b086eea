import { connectionType } from '@parley/kit/connection';
import { Shared } from '@parley/kit/federated-schema';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ConversationKind = { DIRECT: 'DIRECT', GROUP: 'GROUP', BUSINESS: 'BUSINESS', CHANNEL: 'CHANNEL' } as const;

registerEnumType(ConversationKind, {
  name: 'ConversationKind',
  description: 'What sort of conversation it is.',
  valuesConfig: {
    DIRECT: { description: 'Exactly two people; each pair has one.' },
    GROUP: { description: 'A few people.' },
    BUSINESS: { description: 'A customer and the agents who help.' },
    CHANNEL: { description: 'Any number of people, in public or by invitation.' },
  },
});

export const BusinessStatus = { OPEN: 'OPEN', PENDING: 'PENDING', RESOLVED: 'RESOLVED' } as const;

registerEnumType(BusinessStatus, {
  name: 'BusinessStatus',
  description: 'How far a business chat has come.',
  valuesConfig: {
    OPEN: { description: 'The customer waits for an agent.' },
    PENDING: { description: 'An agent waits for somebody else.' },
    RESOLVED: { description: 'The matter is settled.' },
  },
});

@ObjectType({
  description: 'A place where people talk. Who is no member sees of a public channel what it is, and of all others nothing.',
})
@Directive('@key(fields: "id")')
export class Conversation {
  @Field(() => ID, { description: 'Identifies the conversation, for ever.' })
  id!: string;

  @Shared()
  @Field(() => ConversationKind, { description: 'What sort of conversation it is.' })
  kind!: keyof typeof ConversationKind;

  @Shared()
  @Field(() => String, { nullable: true, description: 'Its name; null where it is called by its members.' })
  name!: string | null;

  @Shared()
  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic!: string | null;

  @Shared()
  @Field(() => Boolean, { description: 'Whether anyone may find and join it.' })
  isPublic!: boolean;

  @Shared()
  @Field(() => Boolean, { description: 'Whether new members see what was said before they joined.' })
  historyForNewMembers!: boolean;

  @Shared()
  @Field(() => Int, { nullable: true, description: 'After so many days messages are archived; null is never.' })
  archiveAfterDays!: number | null;

  @Shared()
  @Field(() => Date, { description: 'When it was begun.' })
  createdAt!: Date;

  @Shared()
  @Field(() => Date, { nullable: true, description: 'When it was archived for all; null while it goes on.' })
  archivedAt!: Date | null;

  @Shared()
  @Field(() => Date, { description: 'When something was last said.' })
  lastMessageAt!: Date;

  @Shared()
  @Field(() => Int, { description: 'How many people are in it.' })
  memberCount!: number;

  @Shared()
  @Field(() => BusinessStatus, { nullable: true, description: 'How far a business chat has come; null for all others.' })
  status!: keyof typeof BusinessStatus | null;
}

export const ConversationConnection = connectionType('Conversation', 'conversations', () => Conversation);

@ObjectType({ description: 'The conversation, after it was begun or changed.' })
export class ConversationPayload {}

@ObjectType({ description: 'What was left: the viewer sees it no more.' })
export class LeaveConversationPayload {
  @Field(() => ID, { description: 'The id of the conversation.' })
  conversationId!: string;
}
