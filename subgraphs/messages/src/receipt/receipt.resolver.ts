import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import { ConversationPayload } from '../conversation/conversation.type.ts';
import type { MessageRow } from '../message/message.service.ts';
import { User, userOf } from '../person/user.type.ts';
import { MarkInput } from './receipt.input.ts';
import type { PointerAt } from './receipt.service.ts';
import { Receipt, Receipts } from './receipt.type.ts';

const INPUT = { description: 'What is wanted.' };

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class MarkResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Says that the viewer has read a conversation up to a message.',
  })
  markRead(@Arg('input', () => MarkInput, INPUT) { conversationId, number }: MarkInput, @Ctx() { viewer, receipts }: Context) {
    return receipts.markRead(viewer, conversationId, number);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Says that a device of the viewer has received a conversation up to a message.',
  })
  markDelivered(
    @Arg('input', () => MarkInput, INPUT) { conversationId, number }: MarkInput,
    @Ctx() { viewer, receipts }: Context,
  ) {
    return receipts.markDelivered(viewer, conversationId, number);
  }
}

@Resolver(() => Receipts)
export class ReceiptsResolver {
  @Shared()
  @FieldResolver(() => Int, { description: 'How many present members have received it.' })
  async deliveredCount(@Root() message: MessageRow, @Ctx() { loaders }: Context) {
    return (await loaders.receiptCounts.load(message)).delivered;
  }

  @Shared()
  @FieldResolver(() => Int, { description: 'How many present members have read it.' })
  async readCount(@Root() message: MessageRow, @Ctx() { loaders }: Context) {
    return (await loaders.receiptCounts.load(message)).read;
  }

  @Shared()
  @FieldResolver(() => [Receipt], {
    nullable: true,
    description: 'Who has received it; null in a conversation of many people, where readers are counted and not named.',
  })
  async people(@Root() message: MessageRow, @Ctx() { receipts, loaders }: Context) {
    const conversation = await loaders.conversations.load(message.conversationId);
    return conversation && receipts.namesReaders(conversation) ? loaders.readers.load(message) : null;
  }
}

@Resolver(() => Receipt)
export class ReceiptResolver {
  @Shared()
  @FieldResolver(() => User, { description: 'The person.' })
  user(@Root() { userId }: PointerAt) {
    return userOf(userId);
  }
}
