import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { MemberRole, MemberRow, NotificationLevel } from '../rows.ts';
import type { MemberKey, Pointer } from '../store.ts';
import type { Index } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** A person in a conversation, also one who has left it. */
export const Member = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    _id: p.string().primary(),
    conversationId: p.string(),
    userId: p.string(),
    role: p.string().$type<MemberRole>(),
    joinedAt: p.datetime(),
    leftAt: p.datetime().strictNullable(),
    /** What the conversation's number was when the person joined. */
    joinedNumber: p.integer(),
    hiddenUpTo: p.integer(),
    readNumber: p.integer(),
    readCounted: p.integer(),
    readAt: p.datetime().strictNullable(),
    deliveredNumber: p.integer(),
    deliveredAt: p.datetime().strictNullable(),
    mutedUntil: p.datetime().strictNullable(),
    pinnedAt: p.datetime().strictNullable(),
    archivedAt: p.datetime().strictNullable(),
    level: p.string().$type<NotificationLevel>(),
    nickname: p.string().strictNullable(),
    /** The last change of the conversation that this document has taken in (PendingChange.change). */
    change: p.integer(),
    outbox: p.json<OutboxEntry[]>(),
  },
});

export type MemberDocument = InferEntity<typeof Member>;

export const memberIndexes: readonly Index[] = [
  { key: { conversationId: 1, userId: 1 }, unique: true },
  { key: { conversationId: 1, role: 1, userId: 1 } },
  { key: { conversationId: 1, level: 1, userId: 1 } },
  { key: { userId: 1, leftAt: 1 } },
  { key: { 'outbox.at': 1 } },
];

/** How far a person had come, and since when. */
export const PointerMove = defineEntity({
  name: 'PointerMove',
  tableName: 'pointer_move',
  properties: {
    _id: p.string().primary(),
    conversationId: p.string(),
    userId: p.string(),
    kind: p.string().$type<Pointer['kind']>(),
    number: p.integer(),
    at: p.datetime(),
  },
});

export type PointerMoveDocument = InferEntity<typeof PointerMove>;

export const pointerMoveIndexes: readonly Index[] = [{ key: { conversationId: 1, userId: 1, kind: 1, number: 1 }, unique: true }];

/** Names one document, and the conversation by which it is found on its shard. */
export function memberAt({ conversationId, userId }: MemberKey) {
  return { _id: `${conversationId}-${userId}`, conversationId };
}

export function memberRow(document: MemberDocument): MemberRow {
  return {
    conversationId: document.conversationId,
    userId: document.userId,
    role: document.role,
    joinedAt: document.joinedAt,
    leftAt: document.leftAt,
    hiddenUpTo: document.hiddenUpTo,
    readNumber: document.readNumber,
    readCounted: document.readCounted,
    readAt: document.readAt,
    deliveredNumber: document.deliveredNumber,
    deliveredAt: document.deliveredAt,
    mutedUntil: document.mutedUntil,
    pinnedAt: document.pinnedAt,
    archivedAt: document.archivedAt,
    level: document.level,
    nickname: document.nickname,
  };
}
