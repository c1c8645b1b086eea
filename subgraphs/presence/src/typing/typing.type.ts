import { Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { UpdateKind } from '@parley/kit/live/update-kind';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** The messages subgraph owns conversations: here it is told who types in them. */
@ObjectType({
  description: 'A place where people talk. Who is no member sees of a public channel what it is, and of all others nothing.',
})
@Directive('@key(fields: "id")')
export class Conversation {
  @Field(() => ID, { description: 'Identifies the conversation, for ever.' })
  id!: string;
}

export const conversationOf = (id: string): Conversation => ({ id });

@ObjectType({ description: 'Somebody who is typing.' })
export class TypingPerson {
  @Shared()
  @Field(() => Date, { description: 'When they count as having stopped, unless they type on.' })
  until!: Date;
}

@ObjectType({ description: 'Who is typing in a conversation: all of them, each time.' })
export class TypingUpdate {
  @Shared()
  @Field(() => UpdateKind, { description: 'STARTED with what is now, EVENT when that changes.' })
  kind!: LiveEvent['kind'];
}

@ObjectType({ description: 'That the viewer is typing, or has stopped.' })
export class TypingPayload {
  @Field(() => Conversation, { description: 'Where.' })
  conversation!: Conversation;

  @Field(() => Int, { description: 'Who types on says so again after so many seconds.' })
  againAfterSeconds!: number;
}
