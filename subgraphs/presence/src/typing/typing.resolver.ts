import { Access, LiveSubscription, Shared } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { User, userOf } from '../presence/presence.type.ts';
import type { Typist } from './typing.service.ts';
import { Conversation, conversationOf, TypingPayload, TypingPerson, TypingUpdate } from './typing.type.ts';

const WHERE = { description: 'Which conversation.' };

@Resolver(() => TypingPayload)
export class TypingChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => TypingPayload, {
    nullable: true,
    description: 'Says that the viewer is typing in a conversation. It ends by itself within seconds.',
  })
  async startTyping(@Arg('conversationId', () => ID, WHERE) id: string, @Ctx() { viewer, typing, pace }: Context) {
    await typing.start(viewer, id);
    return { conversation: conversationOf(id), againAfterSeconds: pace.typingAgainAfterSeconds };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => TypingPayload, { nullable: true, description: 'Says that the viewer has stopped typing in a conversation.' })
  async stopTyping(@Arg('conversationId', () => ID, WHERE) id: string, @Ctx() { viewer, typing, pace }: Context) {
    await typing.stop(viewer, id);
    return { conversation: conversationOf(id), againAfterSeconds: pace.typingAgainAfterSeconds };
  }
}

@Resolver(() => Conversation)
export class ConversationTypingResolver {
  @Access({ scope: 'messages:read' })
  @Shared()
  @FieldResolver(() => [TypingPerson], { nullable: true, description: 'Who is typing now; null for who is no member.' })
  typing(@Root() { id }: Conversation, @Ctx() { loaders }: Context) {
    return loaders.typists.load(id);
  }
}

@Resolver(() => TypingPerson)
export class TypingPersonResolver {
  @Shared()
  @FieldResolver(() => User, { description: 'Who.' })
  user(@Root() { userId }: Typist) {
    return userOf(userId);
  }
}

@Resolver(() => TypingUpdate)
export class TypingUpdateResolver {
  @Access({ scope: 'messages:read' })
  @Shared()
  @LiveSubscription(() => TypingUpdate, {
    name: 'typing',
    description: 'Who is typing in a conversation of the viewer, at first and whenever it changes.',
  })
  watch(@Root() event: LiveEvent, @Arg('conversationId', () => ID, WHERE) _conversationId: string) {
    return event;
  }

  @Shared()
  @FieldResolver(() => Conversation, { description: 'Where.' })
  conversation(@Root() { payload }: LiveEvent) {
    return conversationOf((payload as { conversationId: string }).conversationId);
  }

  @Shared()
  @FieldResolver(() => [TypingPerson], {
    nullable: true,
    description: 'All who are typing now; null when the viewer may not know.',
  })
  people(@Root() { payload }: LiveEvent, @Ctx() { loaders }: Context) {
    return loaders.typists.load((payload as { conversationId: string }).conversationId);
  }
}
