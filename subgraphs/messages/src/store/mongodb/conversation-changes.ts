import { setTimeout as sleep } from 'node:timers/promises';
import { NotFound, Unavailable } from '@parley/kit/errors';
import { defaultLevel } from '../default-level.ts';
import type { ConversationKind, MemberRole, SystemEvent } from '../rows.ts';
import type { Announcement, MemberKey } from '../store.ts';
import { membershipChanged } from './announcements.ts';
import type { ConversationDocument, MemberMove, PendingChange } from './conversation.document.ts';
import { unlessThere } from './duplicate.ts';
import { trueHeads } from './heads.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { type MemberDocument, memberAt } from './member.document.ts';
import type { MessageDocument } from './message.document.ts';
import type { MessageLog } from './message-log.ts';
import type { Collections } from './mongo-database.ts';
import type { Announce } from './outbox-entry.ts';
import type { Publisher } from './publisher.ts';

export interface Decision {
  fields?: Partial<ConversationDocument>;
  moves?: readonly MemberMove[];
  event: SystemEvent;
}

const ATTEMPTS = 100;

/**
 * Changes of a conversation and of who is in it, one after the other. What is decided stands in the conversation's one document, as a pending
 * change: all of it or nothing, and only if nobody decided anything since the document was read. Then it is carried out: the members'
 * documents, the system message, and the pending change is taken away. Whoever meets one that its process left behind carries it out first,
 * so a decision always rests on all earlier ones; every step may be done twice.
 */
export class ConversationChanges {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly collections: Collections,
    private readonly log: MessageLog,
    private readonly announce: Announce,
    private readonly publisher: Publisher,
  ) {}

  /** Resolves when the change is carried out, with the message that tells of it; null when there was nothing to change. */
  decide(
    conversationId: string,
    told: Announcement,
    decision: (conversation: ConversationDocument) => Promise<Decision | null>,
  ): Promise<MessageDocument | null> {
    const { actorId: senderId, clientId } = told;
    return this.queue.run(conversationId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const conversation = await this.requireSettled(conversationId);
        const earlier = await this.log.byClientId({ conversationId, senderId, clientId });
        if (earlier !== null) return earlier;
        const decided = await decision(conversation);
        if (decided === null) return null;
        const { fields, moves = [], event } = decided;
        const change = conversation.changes + 1;
        const pending: PendingChange = { change, at: new Date(), moves, told: { ...told, event } };
        const { matchedCount } = await this.collections.conversations.updateOne(
          { _id: conversationId, changes: conversation.changes },
          { $set: { ...fields, changes: change, pending, memberCount: conversation.memberCount + growth(moves) } },
        );
        if (matchedCount === 1) return this.carryOut(conversation, pending);
        await sleep(Math.random() * 20);
      }
      throw new Unavailable('This conversation');
    });
  }

  /** Carries out what is pending, and gives the conversation as it is then. */
  async requireSettled(conversationId: string): Promise<ConversationDocument> {
    for (;;) {
      const conversation = await this.collections.conversations.findOne({ _id: conversationId });
      if (conversation === null) throw new NotFound('This conversation');
      if (conversation.pending === null) return conversation;
      await this.carryOut(conversation, conversation.pending);
    }
  }

  private async carryOut(conversation: ConversationDocument, pending: PendingChange): Promise<MessageDocument> {
    await this.move(conversation, pending);
    const { actorId: senderId, clientId, event } = pending.told;
    const { document } = await this.log.append({
      conversationId: conversation._id,
      senderId,
      clientId,
      system: event,
      body: '',
      mentions: { userIds: [], everyone: false, here: false },
      threadRoot: null,
      quote: null,
      forwardedFrom: null,
      attachments: [],
    });
    await this.collections.conversations.updateOne(
      { _id: conversation._id, 'pending.change': pending.change },
      { $set: { pending: null } },
    );
    return document;
  }

  /** In their order: who becomes owner does so before the former one stops being it. People who join do so together. */
  private async move(conversation: ConversationDocument, { change, at, moves }: PendingChange): Promise<void> {
    const joining = moves.filter((move) => move.to === 'JOINED');
    if (joining.length > 0) await this.join(conversation, change, at, joining);
    for (const move of moves) {
      if (move.to === 'LEFT') await this.update(conversation._id, move.userId, change, { leftAt: at });
      if (move.to === 'ROLE') await this.update(conversation._id, move.userId, change, { role: move.role });
    }
  }

  /** The head is read after the change was decided, so that all that was said before it is behind the newcomers. */
  private async join(
    conversation: ConversationDocument,
    change: number,
    joinedAt: Date,
    people: readonly { userId: string; role: MemberRole }[],
  ): Promise<void> {
    const { _id: conversationId, kind, historyForNewMembers } = conversation;
    const head = (await trueHeads(this.collections, [conversationId])).get(conversationId) ?? conversation;
    const hiddenUpTo = historyForNewMembers ? 0 : head.number;
    const former = await this.collections.members
      .find({ conversationId, userId: { $in: people.map(({ userId }) => userId) } })
      .toArray();
    const known = new Map(former.map((member) => [member.userId, member]));
    const behind = {
      joinedNumber: head.number,
      readNumber: head.number,
      readCounted: head.counted,
      deliveredNumber: head.number,
    };
    await Promise.all(
      people.map(async ({ userId, role }) => {
        const member = known.get(userId);
        if (member === undefined)
          return this.insert({ ...newMember({ conversationId, userId }, role, kind, joinedAt), ...behind, hiddenUpTo, change });
        const missed = hiddenUpTo > member.readNumber ? behind : {};
        return this.update(conversationId, userId, change, {
          role,
          joinedAt,
          leftAt: null,
          archivedAt: null,
          hiddenUpTo,
          ...missed,
        });
      }),
    );
  }

  private async insert(member: MemberDocument): Promise<void> {
    const entry = this.announce(membershipChanged(member.conversationId, member.userId, 'joined'));
    await unlessThere(
      this.collections.members
        .insertOne({ ...member, outbox: [entry] })
        .then(() => this.publisher.publish('members', member, [entry])),
    );
  }

  /** A document takes each change once and in order, whoever carries it out, however late. */
  private async update(conversationId: string, userId: string, change: number, fields: Partial<MemberDocument>): Promise<void> {
    const { leftAt } = fields;
    const kind = leftAt === undefined ? 'changed' : leftAt === null ? 'joined' : 'left';
    const entry = this.announce(membershipChanged(conversationId, userId, kind));
    const key = memberAt({ conversationId, userId });
    const { matchedCount } = await this.collections.members.updateOne(
      { ...key, change: { $lt: change } },
      { $set: { ...fields, change }, $push: { outbox: entry } },
    );
    if (matchedCount === 1) this.publisher.publish('members', key, [entry]);
  }
}

function growth(moves: readonly MemberMove[]): number {
  return moves.reduce((sum, { to }) => sum + (to === 'JOINED' ? 1 : to === 'LEFT' ? -1 : 0), 0);
}

function newMember(key: MemberKey, role: MemberRole, kind: ConversationKind, joinedAt: Date) {
  return {
    ...memberAt(key),
    userId: key.userId,
    role,
    joinedAt,
    leftAt: null,
    readAt: null,
    deliveredAt: null,
    mutedUntil: null,
    pinnedAt: null,
    archivedAt: null,
    level: defaultLevel(kind),
    nickname: null,
    outbox: [],
  };
}
