import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import {
  ArchiveConversationInput,
  AssignBusinessChatInput,
  CreateChannelInput,
  CreateGroupInput,
  OpenBusinessChatInput,
  SetBusinessStatusInput,
  UpdateConversationInput,
} from './conversation.input.ts';
import type { ConversationChanged } from './conversation.service.ts';
import { Conversation, ConversationPayload } from './conversation.type.ts';

const INPUT = { description: 'What is wanted.' };

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class ConversationChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'The direct conversation with a person: begun when the two have none.',
  })
  startDirect(
    @Arg('userId', () => ID, { description: 'The other person.' }) userId: string,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.startDirect(viewer, userId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Begins a group, which the viewer owns.' })
  createGroup(@Arg('input', () => CreateGroupInput, INPUT) input: CreateGroupInput, @Ctx() { viewer, conversations }: Context) {
    return conversations.createGroup(viewer, input);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Begins a channel, which the viewer owns.' })
  createChannel(
    @Arg('input', () => CreateChannelInput, INPUT) input: CreateChannelInput,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.createChannel(viewer, input);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Asks for help: the viewer is the customer.' })
  openBusinessChat(
    @Arg('input', () => OpenBusinessChatInput, INPUT) input: OpenBusinessChatInput,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.openBusinessChat(viewer, input.subject);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Says how far a business chat has come. For its agents.' })
  setBusinessStatus(
    @Arg('input', () => SetBusinessStatusInput, INPUT) { conversationId, status }: SetBusinessStatusInput,
    @Ctx() { viewer, business }: Context,
  ) {
    return business.setStatus(viewer, conversationId, status);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Takes on a business chat, which lets the agent in, or hands it to another agent in it, or to nobody.',
  })
  assignBusinessChat(
    @Arg('input', () => AssignBusinessChatInput, INPUT) { conversationId, agentId }: AssignBusinessChatInput,
    @Ctx() { viewer, business }: Context,
  ) {
    return business.assign(viewer, conversationId, agentId ?? null);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Changes what a conversation is called, is about, or how it is kept.',
  })
  updateConversation(
    @Arg('input', () => UpdateConversationInput, INPUT) input: UpdateConversationInput,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.update(viewer, input);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Ends a conversation for all: it can still be read. Or takes it back.',
  })
  archiveConversation(
    @Arg('input', () => ArchiveConversationInput, INPUT) { conversationId, archived }: ArchiveConversationInput,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.archive(viewer, conversationId, archived);
  }
}

@Resolver(() => ConversationPayload)
export class ConversationPayloadResolver {
  @FieldResolver(() => Conversation, { nullable: true, description: 'The conversation; null when the viewer sees it no more.' })
  conversation(@Root() { conversationId }: ConversationChanged, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(conversationId);
  }
}
