import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, ID, Mutation, Resolver, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import { EditMessageInput, ForwardMessageInput, SendMessageInput } from './message.input.ts';
import { MessagePayload } from './message.type.ts';

const INPUT = { description: 'What is wanted.' };
const WHICH = { description: 'Which message.' };

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class WritingResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, { nullable: true, description: 'Says something, once for each clientId.' })
  async sendMessage(@Arg('input', () => SendMessageInput, INPUT) input: SendMessageInput, @Ctx() { viewer, writing }: Context) {
    return { message: await writing.send(viewer, input) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, { nullable: true, description: 'Says elsewhere what was said here.' })
  async forwardMessage(
    @Arg('input', () => ForwardMessageInput, INPUT) input: ForwardMessageInput,
    @Ctx() { viewer, writing }: Context,
  ) {
    return { message: await writing.forward(viewer, input) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, {
    nullable: true,
    description: 'Says one of the own messages better. The earlier wording can still be seen.',
  })
  async editMessage(
    @Arg('input', () => EditMessageInput, INPUT) { messageId, body }: EditMessageInput,
    @Ctx() { viewer, writing }: Context,
  ) {
    return { message: await writing.edit(viewer, messageId, body) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, {
    nullable: true,
    description:
      'Takes back what was said: that there was something stays to be seen. One of the own messages, or any for who manages.',
  })
  async deleteMessage(@Arg('messageId', () => ID, WHICH) messageId: string, @Ctx() { viewer, writing }: Context) {
    return { message: await writing.delete(viewer, messageId) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, { nullable: true, description: 'Pins a message for all.' })
  async pinMessage(@Arg('messageId', () => ID, WHICH) messageId: string, @Ctx() { viewer, writing }: Context) {
    return { message: await writing.pin(viewer, messageId) };
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MessagePayload, { nullable: true, description: 'Unpins a message for all.' })
  async unpinMessage(@Arg('messageId', () => ID, WHICH) messageId: string, @Ctx() { viewer, writing }: Context) {
    return { message: await writing.unpin(viewer, messageId) };
  }
}
