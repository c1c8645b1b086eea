import { Access, LiveSubscription, Position, Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Conversation } from '../conversation/conversation.type.ts';
import { Message } from '../message/message.type.ts';
import { writeMessageId } from '../message/message-id.ts';
import { User, userOf } from '../person/user.type.ts';
import { type ConversationHeard, hearConversation, hearMember, hearReceipt, type MemberHeard } from './heard.ts';
import { ConversationPositionInput } from './update.input.ts';
import {
  ConversationEvent,
  ConversationUpdate,
  MemberUpdate,
  MessageUpdate,
  MovedReceipt,
  ReceiptUpdate,
} from './update.type.ts';

const WHICH = { description: 'Which conversation.' };
const AFTER = {
  nullable: true,
  description: 'Where to go on: the position of a query or of an update. Without it the subscription begins now.',
};

/** What is heard is opened in opening.service.ts; here it is shaped, once for all who share it. */
@Resolver()
export class LiveResolver {
  @Access({ scope: 'messages:read' })
  @Shared()
  @LiveSubscription(() => MessageUpdate, {
    description:
      'Each new message of a conversation, in the order of their numbers: of the main line, of threads, and those that tell of it.',
  })
  messageAdded(
    @Root() event: LiveEvent,
    @Arg('conversationId', () => ID, WHICH) _conversationId: string,
    @Position() @Arg('after', () => String, AFTER) _after?: string | null,
  ) {
    return hearConversation(event);
  }

  @Access({ scope: 'messages:read' })
  @Shared()
  @LiveSubscription(() => ConversationUpdate, {
    description:
      'All that happens in a conversation: what is said, edited, deleted, reacted to and pinned, and who comes and goes.',
  })
  conversationEvents(
    @Root() event: LiveEvent,
    @Arg('conversationId', () => ID, WHICH) _conversationId: string,
    @Position() @Arg('after', () => String, AFTER) _after?: string | null,
  ) {
    return hearConversation(event);
  }

  @Access({ scope: 'messages:read' })
  @Shared()
  @LiveSubscription(() => ConversationUpdate, {
    description:
      'All that happens in all conversations that the viewer is in, also in those that they join later. A conversation that they are in no more is told as ENDED.',
  })
  inbox(
    @Root() event: LiveEvent,
    @Position()
    @Arg('positions', () => [ConversationPositionInput], {
      nullable: true,
      description: 'Where to go on in each conversation. One that is not named begins now.',
    })
    _positions?: ConversationPositionInput[] | null,
  ) {
    return hearConversation(event);
  }

  @Access({ scope: 'messages:read' })
  @Shared()
  @LiveSubscription(() => ReceiptUpdate, {
    description:
      'That messages of a conversation were read or received. In a conversation of many people, where readers are counted and not named, nothing is told.',
  })
  receiptMoved(@Root() event: LiveEvent, @Arg('conversationId', () => ID, WHICH) _conversationId: string) {
    return hearReceipt(event);
  }

  @Access({ scope: 'messages:read' })
  @LiveSubscription(() => MemberUpdate, {
    description: "What the viewer's other devices change: what is read, and how the viewer wants a conversation.",
  })
  viewerMemberChanged(@Root() event: LiveEvent) {
    return hearMember(event);
  }
}

@Resolver(() => MessageUpdate)
export class MessageUpdateResolver {
  @Shared()
  @FieldResolver(() => Message, { nullable: true, description: 'The new message; null for all but EVENT.' })
  message(@Root() { conversationId, told }: ConversationHeard, @Ctx() { loaders }: Context) {
    return told && loaders.messages.load(writeMessageId({ conversationId, number: told.number }));
  }
}

@Resolver(() => ConversationUpdate)
export class ConversationUpdateResolver {
  @Shared()
  @FieldResolver(() => Conversation, { nullable: true, description: 'The conversation, as it is now; null for ENDED.' })
  conversation(@Root() { kind, conversationId }: ConversationHeard, @Ctx() { loaders }: Context) {
    return kind === 'ended' ? null : loaders.conversations.load(conversationId);
  }

  @Shared()
  @FieldResolver(() => ConversationEvent, { nullable: true, description: 'What happened; null for all but EVENT.' })
  async event(@Root() { conversationId, told }: ConversationHeard, @Ctx() { loaders }: Context) {
    const message = told && (await loaders.messages.load(writeMessageId({ conversationId, number: told.number })));
    if (message === null) return null;
    return told?.change === 'sent' ? { message } : { change: told?.change, message };
  }
}

@Resolver(() => MovedReceipt)
export class MovedReceiptResolver {
  @Shared()
  @FieldResolver(() => User, { description: 'Who has come so far.' })
  user(@Root() { userId }: { userId: string }) {
    return userOf(userId);
  }
}

@Resolver(() => MemberUpdate)
export class MemberUpdateResolver {
  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'The conversation, with how the viewer is in it now; null for all but EVENT.',
  })
  conversation(@Root() { conversationId }: MemberHeard, @Ctx() { loaders }: Context) {
    return conversationId && loaders.conversations.load(conversationId);
  }
}
