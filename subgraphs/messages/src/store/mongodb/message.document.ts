import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Edit, Mentions, MessageReference, MessageRow, Reaction, SystemEvent } from '../rows.ts';
import type { Index } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** The thread of a message that stands in the main line itself. */
export const MAIN_LINE = 0;

/** A message, with the head of its conversation as its last change left it: the document with the highest revision tells the whole head. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    _id: p.string().primary(),
    conversationId: p.string(),
    number: p.integer(),
    revision: p.integer(),
    /** The revisions of this message's changes. Under their unique index none is ever taken twice, though the message has moved on to a later one. */
    revisions: p.json<number[]>(),
    headNumber: p.integer(),
    headCounted: p.integer(),
    counted: p.integer(),
    senderId: p.string(),
    clientId: p.string(),
    sentAt: p.datetime(),
    system: p.json<SystemEvent>().strictNullable(),
    body: p.string(),
    mentions: p.json<Mentions>(),
    threadRoot: p.integer(),
    threadCounted: p.integer().strictNullable(),
    /** A projection of the thread that began here, raised by each reply. */
    replyCount: p.integer(),
    lastReplyAt: p.datetime().strictNullable(),
    quote: p.json<MessageReference>().strictNullable(),
    forwardedFrom: p.json<MessageReference>().strictNullable(),
    attachments: p.json<readonly string[]>(),
    edits: p.json<readonly Edit[]>(),
    editedAt: p.datetime().strictNullable(),
    deletedAt: p.datetime().strictNullable(),
    deletedBy: p.string().strictNullable(),
    pinnedAt: p.datetime().strictNullable(),
    pinnedBy: p.string().strictNullable(),
    reactions: p.json<readonly Reaction[]>(),
    archivedAt: p.datetime().strictNullable(),
    outbox: p.json<OutboxEntry[]>(),
  },
});

export type MessageDocument = InferEntity<typeof Message>;

export const messageIndexes: readonly Index[] = [
  { key: { conversationId: 1, number: 1 }, unique: true },
  { key: { conversationId: 1, revision: 1 }, unique: true },
  { key: { conversationId: 1, revisions: 1 }, unique: true },
  { key: { conversationId: 1, senderId: 1, clientId: 1 }, unique: true },
  { key: { conversationId: 1, threadRoot: 1, number: 1 }, unique: true },
  { key: { conversationId: 1, pinnedAt: 1 } },
  { key: { senderId: 1, conversationId: 1, number: 1 } },
  { key: { attachments: 1, conversationId: 1 } },
  { key: { 'outbox.at': 1 } },
];

/** Names one document, and the conversation by which it is found on its shard. */
export function messageAt({ conversationId, number }: MessageReference) {
  return { _id: `${conversationId}-${number}`, conversationId };
}

export function messageRow(document: MessageDocument): MessageRow {
  return {
    conversationId: document.conversationId,
    number: document.number,
    revision: document.revision,
    counted: document.counted,
    senderId: document.senderId,
    clientId: document.clientId,
    sentAt: document.sentAt,
    system: document.system,
    body: document.body,
    mentions: document.mentions,
    threadRoot: document.threadRoot === MAIN_LINE ? null : document.threadRoot,
    threadCounted: document.threadCounted,
    quote: document.quote,
    forwardedFrom: document.forwardedFrom,
    attachments: document.attachments,
    edits: document.edits,
    editedAt: document.editedAt,
    deletedAt: document.deletedAt,
    deletedBy: document.deletedBy,
    pinnedAt: document.pinnedAt,
    pinnedBy: document.pinnedBy,
    reactions: document.reactions,
    archivedAt: document.archivedAt,
  };
}
