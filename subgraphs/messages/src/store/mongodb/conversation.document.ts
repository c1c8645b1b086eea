import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { BusinessStatus, ConversationKind, ConversationRow, MemberRole } from '../rows.ts';
import type { Announcement } from '../store.ts';
import type { Index } from './mongo-database.ts';

/**
 * A conversation. Its head (number, revision, counted, lastMessageAt, changedAt) is a projection that every change raises after its own write;
 * the truth is the maximum in the index of messages. What changes the conversation or its members is decided here, in one write, and stands
 * in `pending` until it is carried out.
 */
export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    _id: p.string().primary(),
    kind: p.string().$type<ConversationKind>(),
    name: p.string().strictNullable(),
    /** The name in lower case: public channels are found and sorted by it. */
    nameKey: p.string().strictNullable(),
    topic: p.string().strictNullable(),
    isPublic: p.boolean(),
    createdBy: p.string(),
    createdAt: p.datetime(),
    historyForNewMembers: p.boolean(),
    archiveAfterDays: p.integer().strictNullable(),
    archivedAt: p.datetime().strictNullable(),
    memberCount: p.integer(),
    lastMessageAt: p.datetime(),
    status: p.string().$type<BusinessStatus>().strictNullable(),
    assigneeId: p.string().strictNullable(),
    number: p.integer(),
    revision: p.integer(),
    counted: p.integer(),
    changedAt: p.datetime(),
    /** The last message of the main line. */
    lastInMainLine: p.integer(),
    /** Messages up to this number are archived, and the next one is not due before `archiveDueAt`. */
    archivedNumber: p.integer(),
    archiveDueAt: p.datetime().strictNullable(),
    /** How many changes were decided: whoever decides the next one says which it saw. */
    changes: p.integer(),
    pending: p.json<PendingChange>().strictNullable(),
  },
});

export type ConversationDocument = InferEntity<typeof Conversation>;

/** A change that is decided and has not been carried out wholly. */
export interface PendingChange {
  /** Its place among the changes of the conversation: a member's document takes them in this order only. */
  change: number;
  at: Date;
  moves: readonly MemberMove[];
  told: Announcement;
}

export type MemberMove =
  | { userId: string; to: 'JOINED'; role: MemberRole }
  | { userId: string; to: 'LEFT' }
  | { userId: string; to: 'ROLE'; role: MemberRole };

export const conversationIndexes: readonly Index[] = [
  { key: { isPublic: 1, nameKey: 1, _id: 1 } },
  { key: { status: 1 } },
  { key: { changedAt: 1 } },
  { key: { archiveDueAt: 1 } },
  { key: { 'pending.at': 1 } },
];

export function conversationRow(document: ConversationDocument): ConversationRow {
  return {
    id: document._id,
    kind: document.kind,
    name: document.name,
    topic: document.topic,
    isPublic: document.isPublic,
    createdBy: document.createdBy,
    createdAt: document.createdAt,
    historyForNewMembers: document.historyForNewMembers,
    archiveAfterDays: document.archiveAfterDays,
    archivedAt: document.archivedAt,
    memberCount: document.memberCount,
    lastMessageAt: document.lastMessageAt,
    status: document.status,
    assigneeId: document.assigneeId,
    number: document.number,
    revision: document.revision,
    counted: document.counted,
  };
}
