import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Events } from '@parley/schema/events';
import type { DeletionRow } from '../rows.ts';
import { unlessThere } from './duplicate.ts';
import type { MessageDocument } from './message.document.ts';
import type { Collections, Index } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** Who deleted what, and when. The message's document carries it, as the announcement of its deletion, until it stands here. */
export const Deletion = defineEntity({
  name: 'Deletion',
  tableName: 'message_audit',
  properties: {
    _id: p.string().primary(),
    conversationId: p.string(),
    number: p.integer(),
    revision: p.integer(),
    senderId: p.string(),
    deletedBy: p.string(),
    deletedAt: p.datetime(),
  },
});

export type DeletionDocument = InferEntity<typeof Deletion>;

export const deletionIndexes: readonly Index[] = [{ key: { conversationId: 1, revision: 1 }, unique: true }];

/** As often as the announcement is met, and once. */
export async function keepDeletions(
  deletions: Collections['deletions'],
  { conversationId, senderId, deletedAt }: MessageDocument,
  entries: readonly OutboxEntry[],
): Promise<void> {
  for (const { name, at, payload } of entries) {
    if (name !== 'message.changed') continue;
    const { number, revision, actorId: deletedBy, change } = payload as Events['message.changed'];
    if (change !== 'deleted') continue;
    const deletion = { conversationId, number, revision, senderId, deletedBy, deletedAt: deletedAt ?? at };
    await unlessThere(deletions.insertOne({ _id: `${conversationId}-${revision}`, ...deletion }));
  }
}

export function deletionRow({ _id: _, ...row }: DeletionDocument): DeletionRow {
  return row;
}
