import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import { Message } from '../message/message.type.ts';
import { writeMessageId } from '../message/message-id.ts';
import type { MessageReference } from '../store/rows.ts';
import type { ThreadRow } from './thread.service.ts';
import { ReadThreadPayload, Thread } from './thread.type.ts';

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class ThreadChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => ReadThreadPayload, {
    nullable: true,
    description: 'Says that the viewer has read a thread up to one of its replies.',
  })
  readThread(
    @Arg('messageId', () => ID, {
      description: 'The last reply that was read; the message that begins the thread stands for all.',
    })
    messageId: string,
    @Ctx() { viewer, threads }: Context,
  ) {
    return threads.read(viewer, messageId);
  }
}

@Resolver(() => Thread)
export class ThreadResolver {
  @Shared()
  @FieldResolver(() => Message, { nullable: true, description: 'The message that begins it, where the viewer may see it.' })
  root(@Root() thread: ThreadRow, @Ctx() { loaders }: Context) {
    return loaders.messages.load(writeMessageId(thread));
  }

  @FieldResolver(() => Int, { description: 'How many replies the viewer has not read.' })
  unread(@Root() thread: ThreadRow, @Ctx() { loaders }: Context) {
    return loaders.unreadReplies.load(thread);
  }
}

@Resolver(() => ReadThreadPayload)
export class ReadThreadPayloadResolver {
  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message that begins the thread, where the viewer may see it.',
  })
  root(@Root() root: MessageReference, @Ctx() { loaders }: Context) {
    return loaders.messages.load(writeMessageId(root));
  }
}
