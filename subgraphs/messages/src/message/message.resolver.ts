import { Access, Shared } from '@parley/kit/federated-schema';
import { requireViewer } from '@parley/kit/signed-in';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { File, fileOf } from '../attachment/file.type.ts';
import type { Context } from '../context.ts';
import { Conversation } from '../conversation/conversation.type.ts';
import { User, userOf, userOrNull } from '../person/user.type.ts';
import { Reaction } from '../reaction/reaction.type.ts';
import { Receipts } from '../receipt/receipt.type.ts';
import type { Edit as EarlierWording, MessageReference } from '../store/rows.ts';
import { Thread } from '../thread/thread.type.ts';
import { toHtml } from './markdown.ts';
import { MessagePageArgs } from './message.input.ts';
import type { MessageRow } from './message.service.ts';
import { Edit, Forwarded, Mentions, Message, MessageConnection, MessageStatus } from './message.type.ts';
import { writeMessageId } from './message-id.ts';
import { SystemEvent, toSystemEvent } from './system-event.type.ts';

@Resolver(() => Message)
export class MessageResolver {
  @Access({ scope: 'messages:read' })
  @Query(() => Message, { nullable: true, description: 'One message, or null when the viewer sees none with this id.' })
  message(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { loaders }: Context) {
    return loaders.messages.load(id);
  }

  @FieldResolver(() => ID, { description: 'Identifies the message, for ever.' })
  id(@Root() message: MessageRow) {
    return writeMessageId(message);
  }

  @Shared()
  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'Where it was said; null when the viewer sees that no more.',
  })
  conversation(@Root() { conversationId }: MessageRow, @Ctx() { loaders }: Context) {
    return loaders.conversations.load(conversationId);
  }

  @Shared()
  @FieldResolver(() => User, { description: 'Who said it, or did what it tells of.' })
  sender(@Root() { senderId }: MessageRow) {
    return userOf(senderId);
  }

  @Shared()
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the client of its sender has named it by; null for what tells of the conversation.',
  })
  clientId(@Root() { clientId, system }: MessageRow) {
    return system === null ? clientId : null;
  }

  @Shared()
  @FieldResolver(() => String, { description: 'What was said, as HTML that any page may show as it is.' })
  html(@Root() { body }: MessageRow) {
    return toHtml(body);
  }

  @Shared()
  @FieldResolver(() => SystemEvent, { nullable: true, description: 'What happened; null for what a person said.' })
  system(@Root() { system }: MessageRow) {
    return system && toSystemEvent(system);
  }

  @Shared()
  @FieldResolver(() => Mentions, { description: 'Whom it calls.' })
  mentions(@Root() { mentions: { userIds, everyone, here } }: MessageRow) {
    return { people: userIds.map(userOf), everyone, here };
  }

  @Shared()
  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'The thread that it begins or answers in; null where nobody has replied.',
  })
  thread(@Root() message: MessageRow, @Ctx() { threads, loaders }: Context) {
    return loaders.threads.load(threads.rootOf(message));
  }

  @FieldResolver(() => MessageConnection, {
    nullable: true,
    description: 'The replies in the thread that it begins, oldest first; null when the viewer has just left the conversation.',
  })
  async replies(
    @Root() { conversationId, number }: MessageRow,
    @Args(() => MessagePageArgs) page: MessagePageArgs,
    @Ctx() { messages, loaders }: Context,
  ) {
    const member = await loaders.memberships.load(conversationId);
    return member && loaders.messagePages.load(messages.pageKey(member, number, page));
  }

  @Shared()
  @FieldResolver(() => Message, { nullable: true, description: 'The message that it quotes, where the viewer may see it.' })
  quote(@Root() { quote }: MessageRow, @Ctx() { loaders }: Context) {
    return quote && loaders.messages.load(writeMessageId(quote));
  }

  @Shared()
  @FieldResolver(() => Forwarded, { nullable: true, description: 'That it was said elsewhere first; null when it was not.' })
  forwardedFrom(@Root() { forwardedFrom }: MessageRow) {
    return forwardedFrom;
  }

  @Shared()
  @FieldResolver(() => [File], {
    nullable: true,
    description: 'The files that hang on it; null while they cannot be had.',
  })
  attachments(@Root() { attachments }: MessageRow) {
    return attachments.map(fileOf);
  }

  @Shared()
  @FieldResolver(() => [Reaction], { description: 'The reactions, by emoji, in the order in which each was first given.' })
  reactions(@Root() message: MessageRow, @Ctx() { reactions }: Context) {
    return reactions.groupsOf(message);
  }

  @Shared()
  @FieldResolver(() => [Edit], { description: 'Its earlier wordings, oldest first.' })
  edits(@Root() { edits }: MessageRow) {
    return edits;
  }

  @Shared()
  @FieldResolver(() => User, { nullable: true, description: 'Who pinned it.' })
  pinnedBy(@Root() { pinnedBy }: MessageRow) {
    return userOrNull(pinnedBy);
  }

  @Shared()
  @FieldResolver(() => User, { nullable: true, description: 'Who deleted it.' })
  deletedBy(@Root() { deletedBy }: MessageRow) {
    return userOrNull(deletedBy);
  }

  @Shared()
  @FieldResolver(() => Receipts, { description: 'Who has received and read it.' })
  receipts(@Root() message: MessageRow) {
    return message;
  }

  @FieldResolver(() => MessageStatus, {
    nullable: true,
    description: 'How far it has come, for its sender; null for all others.',
  })
  async status(@Root() message: MessageRow, @Ctx() { viewer, receipts, loaders }: Context) {
    if (!receipts.showsStatusTo(viewer, message)) return null;
    const [conversation, counts] = await Promise.all([
      loaders.conversations.load(message.conversationId),
      loaders.receiptCounts.load(message),
    ]);
    return conversation && receipts.statusOf(conversation, counts);
  }

  @Shared()
  @FieldResolver(() => String, { description: 'The address under which the web app shows it, to those who may see it.' })
  permalink(@Root() message: MessageRow, @Ctx() { messages }: Context) {
    return messages.permalinkOf(message);
  }
}

@Resolver(() => Edit)
export class EditResolver {
  @Shared()
  @FieldResolver(() => String, { description: 'What was said then, as HTML.' })
  html(@Root() { body }: EarlierWording) {
    return toHtml(body);
  }

  @Shared()
  @FieldResolver(() => Date, { description: 'When it was said so.' })
  saidAt(@Root() { at }: EarlierWording) {
    return new Date(at);
  }
}

@Resolver(() => Forwarded)
export class ForwardedResolver {
  @FieldResolver(() => Message, { nullable: true, description: 'The message, where the viewer may see it.' })
  message(@Root() reference: MessageReference, @Ctx() { viewer, loaders }: Context) {
    requireViewer(viewer);
    return loaders.messages.load(writeMessageId(reference));
  }
}
