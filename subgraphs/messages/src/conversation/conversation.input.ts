import { Field, ID, InputType, Int } from 'type-graphql';
import { BusinessStatus } from './conversation.type.ts';

@InputType({ description: 'A group to begin.' })
export class CreateGroupInput {
  @Field(() => String, {
    nullable: true,
    description: 'Its name, of at most 80 characters; without one it is called by its members.',
  })
  name?: string | null;

  @Field(() => [ID], { description: 'Who is in it from the start, besides the viewer.' })
  userIds!: string[];
}

@InputType({ description: 'A channel to begin.' })
export class CreateChannelInput {
  @Field(() => String, { description: 'Its name, of at most 80 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in at most 500 characters.' })
  topic?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether anyone may find and join it.' })
  isPublic!: boolean;

  @Field(() => [ID], { nullable: true, description: 'Who is in it from the start, besides the viewer.' })
  userIds?: string[] | null;
}

@InputType({ description: 'A business chat to begin.' })
export class OpenBusinessChatInput {
  @Field(() => String, { description: 'What it is about, in at most 80 characters.' })
  subject!: string;
}

@InputType({ description: 'How far a business chat has come.' })
export class SetBusinessStatusInput {
  @Field(() => ID, { description: 'Which chat.' })
  conversationId!: string;

  @Field(() => BusinessStatus, { description: 'How far it has come.' })
  status!: keyof typeof BusinessStatus;
}

@InputType({ description: 'Who looks after a business chat.' })
export class AssignBusinessChatInput {
  @Field(() => ID, { description: 'Which chat.' })
  conversationId!: string;

  @Field(() => ID, { nullable: true, description: 'The agent: the viewer, or an agent in the chat; null for nobody.' })
  agentId?: string | null;
}

@InputType({ description: 'What changes of a conversation. What is left out stays as it is.' })
export class UpdateConversationInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, of at most 80 characters; null takes it away from a group.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in at most 500 characters; null is nothing.' })
  topic?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anyone may find and join the channel.' })
  isPublic?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether new members see what was said before they joined.' })
  historyForNewMembers?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'After so many days messages are archived; null is never.' })
  archiveAfterDays?: number | null;
}

@InputType({ description: 'A conversation to archive, or to take back.' })
export class ArchiveConversationInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'True archives it for all, false takes it back.' })
  archived!: boolean;
}
