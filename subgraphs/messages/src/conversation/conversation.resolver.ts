import { PageArgs } from '@parley/kit/connection';
import { Access, Shared } from '@parley/kit/federated-schema';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { MemberPageArgs } from '../member/member.input.ts';
import { MemberConnection, ViewerMember } from '../member/member.type.ts';
import { toViewerMember, unreadOf } from '../member/viewer-member.ts';
import { MessagePageArgs } from '../message/message.input.ts';
import { Message, MessageConnection } from '../message/message.type.ts';
import { User, userOrNull } from '../person/user.type.ts';
import type { ConversationRow } from './conversation.service.ts';
import { BusinessStatus, Conversation, ConversationConnection } from './conversation.type.ts';

@Resolver(() => Conversation)
export class ConversationResolver {
  @Access({ scope: 'messages:read' })
  @Query(() => Conversation, { nullable: true, description: 'One conversation, or null when the viewer sees none with this id.' })
  conversation(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(id);
  }

  @Access({ scope: 'messages:read' })
  @Query(() => ConversationConnection, {
    nullable: true,
    description: 'The conversations that the viewer is in, those with the latest message first.',
  })
  conversations(
    @Arg('archived', () => Boolean, {
      defaultValue: false,
      description: 'True for those that are archived for all or put away by the viewer, false for the others.',
    })
    archived: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.list(viewer, archived, page);
  }

  @Access({ scope: 'messages:read' })
  @Query(() => ConversationConnection, {
    nullable: true,
    description: 'Channels that anyone may join, in the order of their names.',
  })
  publicChannels(
    @Arg('search', () => String, { defaultValue: '', description: 'What the name begins with; all when empty.' }) search: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, conversations }: Context,
  ) {
    return conversations.publicChannels(viewer, search, page);
  }

  @Access({ role: 'AGENT', scope: 'messages:read' })
  @Query(() => ConversationConnection, {
    nullable: true,
    description:
      'Business chats, for agents: those with the latest message first. What is said in one is seen by who has taken it on.',
  })
  businessChats(
    @Arg('status', () => BusinessStatus, { defaultValue: BusinessStatus.OPEN, description: 'How far they have come.' })
    status: keyof typeof BusinessStatus,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer, business }: Context,
  ) {
    return business.list(viewer, status, page);
  }

  @Shared()
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'How much of the conversation this answer holds at least: a subscription goes on from here. Null for who is no member.',
  })
  async position(@Root() conversation: ConversationRow, @Ctx() { loaders }: Context) {
    return (await loaders.sights.load(conversation.id)) && loaders.positions.load(conversation);
  }

  @Shared()
  @FieldResolver(() => User, { nullable: true, description: 'The agent who looks after a business chat.' })
  assignee(@Root() { assigneeId }: ConversationRow) {
    return userOrNull(assigneeId);
  }

  @FieldResolver(() => ViewerMember, { nullable: true, description: 'How the viewer is in it; null for who is no member.' })
  async viewerMember(@Root() conversation: ConversationRow, @Ctx() { loaders }: Context) {
    const member = await loaders.memberships.load(conversation.id);
    return member && toViewerMember(conversation, member);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many messages of the main line the viewer has not read; null for who is no member.',
  })
  async unreadCount(@Root() conversation: ConversationRow, @Ctx() { loaders }: Context) {
    const member = await loaders.memberships.load(conversation.id);
    return member && unreadOf(conversation, member);
  }

  @FieldResolver(() => MemberConnection, { nullable: true, description: 'Who is in it; null for who is no member.' })
  async members(
    @Root() { id }: ConversationRow,
    @Args(() => MemberPageArgs) page: MemberPageArgs,
    @Ctx() { members, loaders }: Context,
  ) {
    const member = await loaders.memberships.load(id);
    return member && loaders.memberPages.load(members.pageKey(member, page.role, page));
  }

  @Shared()
  @FieldResolver(() => Message, { nullable: true, description: 'The last message of the main line; null for who is no member.' })
  async lastMessage(@Root() { id }: ConversationRow, @Ctx() { loaders }: Context) {
    const sight = await loaders.sights.load(id);
    return sight && loaders.lastMessages.load(sight);
  }

  @FieldResolver(() => MessageConnection, {
    nullable: true,
    description: 'The main line, oldest first: replies in threads are not in it. Null for who is no member.',
  })
  async messages(
    @Root() { id }: ConversationRow,
    @Args(() => MessagePageArgs) page: MessagePageArgs,
    @Ctx() { messages, loaders }: Context,
  ) {
    const member = await loaders.memberships.load(id);
    return member && loaders.messagePages.load(messages.pageKey(member, null, page));
  }

  @Shared()
  @FieldResolver(() => [Message], {
    nullable: true,
    description: 'The pinned messages, those pinned last first; null for who is no member.',
  })
  async pinnedMessages(@Root() { id }: ConversationRow, @Ctx() { loaders }: Context) {
    const sight = await loaders.sights.load(id);
    return sight && loaders.pinnedMessages.load(sight);
  }
}
