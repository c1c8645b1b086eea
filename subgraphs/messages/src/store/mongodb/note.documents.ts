import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Index } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** The person is the shard key of what they keep for themselves. */
export const Bookmark = defineEntity({
  name: 'Bookmark',
  tableName: 'bookmark',
  properties: {
    _id: p.string().primary(),
    userId: p.string(),
    conversationId: p.string(),
    number: p.integer(),
    note: p.string().strictNullable(),
    at: p.datetime(),
  },
});

/** A draft that was taken away keeps its document with an empty body, so that an older one cannot come back. The main line is thread 0. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    _id: p.string().primary(),
    userId: p.string(),
    conversationId: p.string(),
    threadRoot: p.integer(),
    body: p.string(),
    savedAt: p.datetime(),
  },
});

export const ThreadRead = defineEntity({
  name: 'ThreadRead',
  tableName: 'thread_read',
  properties: {
    _id: p.string().primary(),
    userId: p.string(),
    conversationId: p.string(),
    root: p.integer(),
    threadCounted: p.integer(),
    outbox: p.json<OutboxEntry[]>(),
  },
});

export type BookmarkDocument = InferEntity<typeof Bookmark>;
export type DraftDocument = InferEntity<typeof Draft>;
export type ThreadReadDocument = InferEntity<typeof ThreadRead>;

export const bookmarkIndexes: readonly Index[] = [
  { key: { userId: 1, conversationId: 1, number: 1 }, unique: true },
  { key: { userId: 1, at: 1, conversationId: 1, number: 1 } },
];
export const draftIndexes: readonly Index[] = [{ key: { userId: 1, conversationId: 1, threadRoot: 1 }, unique: true }];
export const threadReadIndexes: readonly Index[] = [
  { key: { userId: 1, conversationId: 1, root: 1 }, unique: true },
  { key: { 'outbox.at': 1 } },
];
