import { defineEntity, p } from '@mikro-orm/core';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { OutboxEntry } from '@parley/kit/outbox';
import type {
  BusinessStatus,
  ConversationKind,
  Edit,
  MemberRole,
  Mentions,
  MessageReference,
  NotificationLevel,
  Reaction,
  SystemEvent,
} from '../rows.ts';

export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<ConversationKind>(),
    name: p.text().strictNullable(),
    topic: p.text().strictNullable(),
    isPublic: p.boolean(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    historyForNewMembers: p.boolean(),
    archiveAfterDays: p.integer().strictNullable(),
    archivedAt: p.datetime().strictNullable(),
    memberCount: p.integer(),
    lastMessageAt: p.datetime(),
    status: p.text().$type<BusinessStatus>().strictNullable(),
    assigneeId: p.uuid().strictNullable(),
    number: p.integer(),
    revision: p.integer(),
    counted: p.integer(),
    archivedNumber: p.integer().lazy(),
    archiveDueAt: p.datetime().strictNullable().lazy(),
  },
});

export const Member = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    conversationId: p.uuid().primary(),
    userId: p.uuid().primary(),
    role: p.text().$type<MemberRole>(),
    joinedAt: p.datetime(),
    leftAt: p.datetime().strictNullable(),
    joinedNumber: p.integer().lazy(),
    hiddenUpTo: p.integer(),
    readNumber: p.integer(),
    readCounted: p.integer(),
    readAt: p.datetime().strictNullable(),
    deliveredNumber: p.integer(),
    deliveredAt: p.datetime().strictNullable(),
    mutedUntil: p.datetime().strictNullable(),
    pinnedAt: p.datetime().strictNullable(),
    archivedAt: p.datetime().strictNullable(),
    level: p.text().$type<NotificationLevel>(),
    nickname: p.text().strictNullable(),
  },
});

export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    conversationId: p.uuid().primary(),
    number: p.integer().primary(),
    revision: p.integer(),
    counted: p.integer(),
    senderId: p.uuid(),
    clientId: p.text(),
    sentAt: p.datetime(),
    system: p.json<SystemEvent>().strictNullable(),
    body: p.text(),
    mentions: p.json<Mentions>(),
    threadRoot: p.integer().strictNullable(),
    threadCounted: p.integer().strictNullable(),
    quote: p.json<MessageReference>().strictNullable(),
    forwardedFrom: p.json<MessageReference>().strictNullable(),
    attachments: p.json<readonly string[]>(),
    edits: p.json<readonly Edit[]>(),
    editedAt: p.datetime().strictNullable(),
    deletedAt: p.datetime().strictNullable(),
    deletedBy: p.uuid().strictNullable(),
    pinnedAt: p.datetime().strictNullable(),
    pinnedBy: p.uuid().strictNullable(),
    reactions: p.json<readonly Reaction[]>(),
    archivedAt: p.datetime().strictNullable(),
    changedAt: p.datetime().lazy(),
  },
});

export const Deletion = defineEntity({
  name: 'Deletion',
  tableName: 'message_audit',
  properties: {
    conversationId: p.uuid().primary(),
    revision: p.integer().primary(),
    number: p.integer(),
    senderId: p.uuid(),
    deletedBy: p.uuid(),
    deletedAt: p.datetime(),
  },
});

export const Bookmark = defineEntity({
  name: 'Bookmark',
  tableName: 'bookmark',
  properties: {
    userId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    number: p.integer().primary(),
    note: p.text().strictNullable(),
    at: p.datetime(),
  },
});

export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    userId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    /** 0 for the main line. */
    threadRoot: p.integer().primary(),
    body: p.text(),
    savedAt: p.datetime(),
  },
});

export const ThreadRead = defineEntity({
  name: 'ThreadRead',
  tableName: 'thread_read',
  properties: {
    userId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    root: p.integer().primary(),
    threadCounted: p.integer(),
  },
});

export const Thread = defineEntity({
  name: 'Thread',
  tableName: 'thread',
  properties: {
    conversationId: p.uuid().primary(),
    root: p.integer().primary(),
    replyCount: p.integer(),
    lastReplyAt: p.datetime(),
  },
});

/** Every table that stores ask by entity. */
export const entities: readonly EntitySchema[] = [
  Conversation,
  Member,
  Message,
  Deletion,
  Thread,
  ThreadRead,
  Bookmark,
  Draft,
  OutboxEntry,
];
