import { newId } from '@parley/kit/id';
import type { PageWindow } from '@parley/kit/page';
import type { BusinessStatus, ConversationRow, Head, MessageRow } from '../rows.ts';
import type { ActivityPosition, Announcement, ConversationChange, ConversationStore, NewConversation } from '../store.ts';
import { type ConversationDocument, conversationRow } from './conversation.document.ts';
import type { ConversationChanges } from './conversation-changes.ts';
import { isDuplicate, upserting } from './duplicate.ts';
import { trueHeads } from './heads.ts';
import { messageRow } from './message.document.ts';
import type { Collections, Filter } from './mongo-database.ts';

export class MongoConversationStore implements ConversationStore {
  constructor(
    private readonly collections: Collections,
    private readonly changes: ConversationChanges,
  ) {}

  async create({ members, ...given }: NewConversation): Promise<{ conversation: ConversationRow; created: boolean }> {
    const now = new Date();
    const document: ConversationDocument = {
      _id: given.id,
      kind: given.kind,
      name: given.name,
      nameKey: keyOf(given.name),
      topic: given.topic,
      isPublic: given.isPublic,
      createdBy: given.createdBy,
      createdAt: now,
      historyForNewMembers: given.historyForNewMembers,
      archiveAfterDays: given.archiveAfterDays,
      archivedAt: null,
      memberCount: members.length,
      lastMessageAt: now,
      status: given.status,
      assigneeId: null,
      number: 0,
      revision: 0,
      counted: 0,
      changedAt: now,
      lastInMainLine: 0,
      archivedNumber: 0,
      archiveDueAt: given.archiveAfterDays === null ? null : new Date(now.getTime() + given.archiveAfterDays * DAY_MS),
      changes: 1,
      pending: {
        change: 1,
        at: now,
        moves: members.map(({ userId, role }) => ({ userId, to: 'JOINED', role })),
        told: { actorId: given.createdBy, clientId: given.id, event: { kind: 'created' } },
      },
    };
    const created = await this.collections.conversations.insertOne(document).then(
      () => true,
      (error: unknown) => {
        if (isDuplicate(error)) return false;
        throw error;
      },
    );
    return { conversation: conversationRow(await this.changes.requireSettled(given.id)), created };
  }

  async byIds(ids: readonly string[]): Promise<ConversationRow[]> {
    return (await this.collections.conversations.find({ _id: { $in: [...ids] } }).toArray()).map(conversationRow);
  }

  async listOf(
    userId: string,
    { archived }: { archived: boolean },
    { limit, after }: PageWindow<ActivityPosition>,
  ): Promise<ConversationRow[]> {
    const memberships = await this.collections.members
      .find({ userId, leftAt: null }, { projection: { conversationId: 1, archivedAt: 1 } })
      .toArray();
    const idsWhere = (putAway: boolean) =>
      memberships.filter((member) => (member.archivedAt !== null) === putAway).map(({ conversationId }) => conversationId);
    const wanted: Filter<ConversationDocument> = archived
      ? { $or: [{ _id: { $in: idsWhere(true) } }, { _id: { $in: idsWhere(false) }, archivedAt: { $ne: null } }] }
      : { _id: { $in: idsWhere(false) }, archivedAt: null };
    const rows = await this.collections.conversations
      .find(after === null ? wanted : { $and: [wanted, laterThan(after)] })
      .sort({ lastMessageAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    return rows.map(conversationRow);
  }

  async publicChannels(nameBegins: string, { limit, after }: PageWindow<string>): Promise<ConversationRow[]> {
    const { conversations } = this.collections;
    const begin = nameBegins.toLowerCase();
    const last = after === null ? null : await conversations.findOne({ _id: after }, { projection: { nameKey: 1 } });
    const behind: Filter<ConversationDocument> =
      last === null ? {} : { $or: [{ nameKey: { $gt: last.nameKey } }, { nameKey: last.nameKey, _id: { $gt: last._id } }] };
    const rows = await conversations
      .find({
        isPublic: true,
        kind: 'CHANNEL',
        archivedAt: null,
        nameKey: { $gte: begin, $lt: `${begin}\u{10ffff}` },
        ...behind,
      })
      .sort({ nameKey: 1, _id: 1 })
      .limit(limit + 1)
      .toArray();
    return rows.map(conversationRow);
  }

  async businessChats(status: BusinessStatus, { limit, after }: PageWindow<ActivityPosition>): Promise<ConversationRow[]> {
    const rows = await this.collections.conversations
      .find({ status, kind: 'BUSINESS', archivedAt: null, ...(after === null ? {} : laterThan(after)) })
      .sort({ lastMessageAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    return rows.map(conversationRow);
  }

  async change(conversationId: string, change: ConversationChange, told: Announcement): Promise<MessageRow> {
    const message = await this.changes.decide(conversationId, told, async () => ({
      fields: {
        ...change,
        ...(change.name === undefined ? {} : { nameKey: keyOf(change.name) }),
        // Due at once: whoever archives next works out by the new policy when it is.
        ...(change.archiveAfterDays === undefined ? {} : { archiveDueAt: change.archiveAfterDays === null ? null : new Date(0) }),
      },
      event: told.event,
    }));
    if (message === null) throw new Error('A change of a conversation was not told');
    return messageRow(message);
  }

  headsOf(ids: readonly string[]): Promise<Map<string, Head>> {
    return trueHeads(this.collections, ids);
  }

  async headsChangedSince(since: Date, limit: number): Promise<Map<string, Head>> {
    const changed = await this.collections.conversations
      .find({ changedAt: { $gte: since } }, { projection: { number: 1, revision: 1, counted: 1 } })
      .limit(limit + 1)
      .toArray();
    return new Map(changed.map(({ _id, number, revision, counted }) => [_id, { number, revision, counted }]));
  }

  /** Changes are written down by the clocks of the nodes. */
  async now(): Promise<Date> {
    return new Date();
  }

  async archivedUpTo(ids: readonly string[]): Promise<Map<string, number>> {
    const found = await this.collections.conversations
      .find({ _id: { $in: [...ids] } }, { projection: { archivedNumber: 1 } })
      .toArray();
    return new Map(found.map(({ _id, archivedNumber }) => [_id, archivedNumber]));
  }

  async page({ limit, after }: PageWindow<string>): Promise<ConversationRow[]> {
    const found = await this.collections.conversations
      .find(after === null ? {} : { _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    return found.map(conversationRow);
  }

  async epoch(): Promise<string> {
    const { singletons } = this.collections;
    const found =
      (await singletons.findOne({ _id: 'epoch' })) ??
      (await upserting(() =>
        singletons.findOneAndUpdate(
          { _id: 'epoch' },
          { $setOnInsert: { epoch: newId() } },
          { upsert: true, returnDocument: 'after' },
        ),
      ));
    if (found?.epoch == null) throw new Error('The store has no epoch');
    return found.epoch;
  }
}

const DAY_MS = 86_400_000;

const keyOf = (name: string | null) => name?.toLowerCase() ?? null;

function laterThan({ at, id }: ActivityPosition): Filter<ConversationDocument> {
  const lastMessageAt = new Date(at);
  return { $or: [{ lastMessageAt: { $lt: lastMessageAt } }, { lastMessageAt, _id: { $lt: id } }] };
}
