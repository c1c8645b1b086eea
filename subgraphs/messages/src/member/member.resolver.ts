import { Access } from '@parley/kit/federated-schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { type Context, forgetWhatWasRead } from '../context.ts';
import type { ConversationChanged } from '../conversation/conversation.service.ts';
import { Conversation, ConversationPayload, LeaveConversationPayload } from '../conversation/conversation.type.ts';
import { User, userOf } from '../person/user.type.ts';
import {
  AddMembersInput,
  RemoveMemberInput,
  SetConversationPreferencesInput,
  SetMemberRoleInput,
  TransferOwnershipInput,
} from './member.input.ts';
import type { MemberChanged, MemberRow } from './member.service.ts';
import { Member, MemberPayload } from './member.type.ts';

const INPUT = { description: 'What is wanted.' };
const WHICH = { description: 'Which conversation.' };

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => User, { description: 'The person.' })
  user(@Root() { userId }: MemberRow) {
    return userOf(userId);
  }
}

@UseMiddleware(forgetWhatWasRead)
@Resolver()
export class MemberChangesResolver {
  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Joins a public channel.' })
  joinChannel(@Arg('conversationId', () => ID, WHICH) conversationId: string, @Ctx() { viewer, members }: Context) {
    return members.join(viewer, conversationId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => LeaveConversationPayload, {
    nullable: true,
    description: 'Leaves a conversation: nothing more of it reaches the viewer.',
  })
  leaveConversation(@Arg('conversationId', () => ID, WHICH) conversationId: string, @Ctx() { viewer, members }: Context) {
    return members.leave(viewer, conversationId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Takes people into a group or a channel. For who manages it.',
  })
  addMembers(
    @Arg('input', () => AddMembersInput, INPUT) { conversationId, userIds }: AddMembersInput,
    @Ctx() { viewer, members }: Context,
  ) {
    return members.add(viewer, conversationId, userIds);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Ends a membership at once. For who manages the conversation.',
  })
  removeMember(
    @Arg('input', () => RemoveMemberInput, INPUT) { conversationId, userId }: RemoveMemberInput,
    @Ctx() { viewer, members }: Context,
  ) {
    return members.remove(viewer, conversationId, userId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MemberPayload, { nullable: true, description: 'Says what a member is from now on. For owners.' })
  setMemberRole(
    @Arg('input', () => SetMemberRoleInput, INPUT) { conversationId, userId, role }: SetMemberRoleInput,
    @Ctx() { viewer, members }: Context,
  ) {
    return members.setRole(viewer, conversationId, userId, role);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => MemberPayload, { nullable: true, description: 'Gives the conversation to another member. For owners.' })
  transferOwnership(
    @Arg('input', () => TransferOwnershipInput, INPUT) { conversationId, userId }: TransferOwnershipInput,
    @Ctx() { viewer, members }: Context,
  ) {
    return members.transferOwnership(viewer, conversationId, userId);
  }

  @Access({ scope: 'messages:write' })
  @Mutation(() => ConversationPayload, { nullable: true, description: 'Says how the viewer wants a conversation.' })
  setConversationPreferences(
    @Arg('input', () => SetConversationPreferencesInput, INPUT) input: SetConversationPreferencesInput,
    @Ctx() { viewer, members }: Context,
  ) {
    return members.setPreferences(viewer, input);
  }
}

@Resolver(() => MemberPayload)
export class MemberPayloadResolver {
  @FieldResolver(() => Conversation, { nullable: true, description: 'The conversation.' })
  conversation(@Root() { conversationId }: ConversationChanged, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(conversationId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The member; null when they have left since.' })
  member(@Root() changed: MemberChanged, @Ctx() { members }: Context) {
    return members.find(changed);
  }
}
