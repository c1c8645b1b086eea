import { Access, LiveSubscription } from '@parley/kit/federated-schema';
import type { LiveEvent } from '@parley/kit/live/contract';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { User, userOf } from '../presence/presence.type.ts';
import { Conversation, conversationOf } from '../typing/typing.type.ts';
import { SendCallSignalInput } from './call.input.ts';
import type { CallSignalRow } from './call.service.ts';
import { CallSignal, CallSignalUpdate, SendCallSignalPayload } from './call.type.ts';

@Resolver(() => CallSignal)
export class CallSignalResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => SendCallSignalPayload, {
    nullable: true,
    description: 'Says something about a call to the devices of somebody with whom the viewer talks.',
  })
  async sendCallSignal(
    @Arg('input', () => SendCallSignalInput, { description: 'What is wanted.' }) input: SendCallSignalInput,
    @Ctx() { viewer, calls }: Context,
  ) {
    return { signal: await calls.send(viewer, input) };
  }

  @FieldResolver(() => Conversation, { description: 'Where the two people talk.' })
  conversation(@Root() { conversationId }: CallSignalRow) {
    return conversationOf(conversationId);
  }

  @FieldResolver(() => User, { description: 'Who said it.' })
  from(@Root() { fromUserId }: CallSignalRow) {
    return userOf(fromUserId);
  }

  @FieldResolver(() => User, { description: 'To whom.' })
  to(@Root() { toUserId }: CallSignalRow) {
    return userOf(toUserId);
  }

  @FieldResolver(() => Date, { description: 'When it was said.' })
  sentAt(@Root() { sentAt }: CallSignalRow) {
    return new Date(sentAt);
  }
}

@Resolver(() => CallSignalUpdate)
export class CallSignalUpdateResolver {
  @Access({ scope: 'messages:read' })
  @LiveSubscription(() => CallSignalUpdate, {
    name: 'callSignals',
    description: 'What is said to the viewer about calls: first what rings, then each signal.',
  })
  listen(@Root() event: LiveEvent) {
    return event;
  }

  @FieldResolver(() => [CallSignal], { description: 'What is said.' })
  signals(@Root() event: LiveEvent, @Ctx() { loaders }: Context) {
    return loaders.signals.load(event);
  }
}
