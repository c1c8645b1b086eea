import { NotFound } from '@parley/kit/errors';
import type { PageWindow } from '@parley/kit/page';
import { ConversationIsFull, LastOwner, NotMember } from '../errors.ts';
import type { MemberRole, MemberRow, MessageReference, MessageRow } from '../rows.ts';
import type {
  Announcement,
  Concern,
  MemberKey,
  MemberPreferences,
  MemberStore,
  Pair,
  Pointer,
  PointerAt,
  ReceiptCounts,
} from '../store.ts';
import { membershipChanged, receiptMoved } from './announcements.ts';
import { concernedBy } from './concerned.ts';
import type { MemberMove } from './conversation.document.ts';
import type { ConversationChanges } from './conversation-changes.ts';
import { type MemberDocument, memberAt, memberRow } from './member.document.ts';
import { messageAt, messageRow } from './message.document.ts';
import type { Collections } from './mongo-database.ts';
import type { Announce } from './outbox-entry.ts';
import { advancePointer, keepMove } from './pointers.ts';
import type { Publisher } from './publisher.ts';
import { pointersAt, receiptCounts } from './receipts.ts';
import { together } from './together.ts';

export class MongoMemberStore implements MemberStore {
  constructor(
    private readonly collections: Collections,
    private readonly changes: ConversationChanges,
    private readonly announce: Announce,
    private readonly publisher: Publisher,
  ) {}

  async find(conversationId: string, userId: string): Promise<MemberRow | null> {
    const member = await this.present(conversationId, userId);
    return member === null ? null : memberRow(member);
  }

  async byKeys(keys: readonly MemberKey[]): Promise<MemberRow[]> {
    const members = await this.collections.members
      .find({
        _id: { $in: keys.map((key) => memberAt(key)._id) },
        conversationId: { $in: [...new Set(keys.map(({ conversationId }) => conversationId))] },
        leftAt: null,
      })
      .toArray();
    return members.map(memberRow);
  }

  async page(conversationId: string, { limit, after }: PageWindow<string>, role: MemberRole | null = null): Promise<MemberRow[]> {
    const members = await this.collections.members
      .find({
        conversationId,
        leftAt: null,
        ...(role === null ? {} : { role }),
        ...(after === null ? {} : { userId: { $gt: after } }),
      })
      .sort({ userId: 1 })
      .limit(limit + 1)
      .toArray();
    return members.map(memberRow);
  }

  async pagesOf(conversationIds: readonly string[], role: MemberRole | null, page: PageWindow<string>): Promise<MemberRow[]> {
    return (await Promise.all(conversationIds.map((conversationId) => this.page(conversationId, page, role)))).flat();
  }

  async membershipsOf(userId: string): Promise<MemberRow[]> {
    return (await this.collections.members.find({ userId, leftAt: null }).toArray()).map(memberRow);
  }

  together(pairs: readonly Pair[]): Promise<Pair[]> {
    return together(this.collections.members, pairs);
  }

  async join(
    conversationId: string,
    people: readonly { userId: string; role: MemberRole }[],
    limit: number,
    told: Announcement,
  ): Promise<MessageRow | null> {
    const message = await this.changes.decide(conversationId, told, async ({ memberCount }) => {
      const members = await this.byKeys(people.map(({ userId }) => ({ conversationId, userId })));
      const present = new Set(members.map(({ userId }) => userId));
      const joining = people.filter(({ userId }) => !present.has(userId));
      if (joining.length === 0) return null;
      if (memberCount + joining.length > limit) throw new ConversationIsFull(limit);
      const userIds = joining.map(({ userId }) => userId);
      return {
        moves: joining.map(({ userId, role }) => ({ userId, to: 'JOINED', role })),
        event: told.event.kind === 'joined' ? { kind: 'joined', userIds } : told.event,
      };
    });
    return message === null ? null : messageRow(message);
  }

  leave(conversationId: string, userId: string, told: Announcement): Promise<MessageRow> {
    return this.move(conversationId, told, async (memberCount) => {
      const member = await this.requirePresent(conversationId, userId);
      if (member.role === 'OWNER' && memberCount > 1) await this.requireOwnerBeside(conversationId, userId);
      return [{ userId, to: 'LEFT' }];
    });
  }

  setRole(conversationId: string, userId: string, role: MemberRole, told: Announcement): Promise<MessageRow> {
    return this.move(conversationId, told, async () => {
      const member = await this.requirePresent(conversationId, userId);
      if (member.role === 'OWNER' && role !== 'OWNER') await this.requireOwnerBeside(conversationId, userId);
      return [{ userId, to: 'ROLE', role }];
    });
  }

  transferOwnership(conversationId: string, fromUserId: string, toUserId: string, told: Announcement): Promise<MessageRow> {
    return this.move(conversationId, told, async () => {
      await this.requirePresent(conversationId, fromUserId);
      await this.requirePresent(conversationId, toUserId);
      return [
        { userId: toUserId, to: 'ROLE', role: 'OWNER' },
        { userId: fromUserId, to: 'ROLE', role: 'ADMIN' },
      ];
    });
  }

  async movePointer(conversationId: string, userId: string, pointer: Pointer): Promise<MemberRow> {
    const { kind, number } = pointer;
    const { members, messages } = this.collections;
    const [member, message] = await Promise.all([
      this.requirePresent(conversationId, userId),
      messages.findOne(messageAt({ conversationId, number }), { projection: { counted: 1 } }),
    ]);
    if (number <= (kind === 'READ' ? member.readNumber : member.deliveredNumber)) return memberRow(member);
    if (message === null) throw new NotFound('This message');
    const entry = this.announce(receiptMoved(conversationId, userId, pointer));
    const entries = kind === 'READ' ? [entry, this.announce(membershipChanged(conversationId, userId, 'changed'))] : [entry];
    const reached = { number, counted: message.counted, at: entry.at };
    const moved = await advancePointer(members, conversationId, userId, kind, reached, entries);
    if (moved === null) return memberRow(await this.requirePresent(conversationId, userId));
    await keepMove(this.collections.moves, entry);
    this.publisher.publish('members', moved, entries);
    return memberRow(moved);
  }

  pointersAt(conversationId: string, number: number, limit: number): Promise<PointerAt[]> {
    return pointersAt(this.collections, { conversationId, number }, limit);
  }

  async pointersAtEach(references: readonly MessageReference[], limit: number): Promise<(PointerAt & MessageReference)[]> {
    const each = references.map(async (reference) => {
      const pointers = await pointersAt(this.collections, reference, limit);
      return pointers.map((pointer) => ({ ...reference, ...pointer }));
    });
    return (await Promise.all(each)).flat();
  }

  receiptCounts(messages: readonly Pick<MessageRow, 'conversationId' | 'number' | 'senderId'>[]): Promise<ReceiptCounts[]> {
    return receiptCounts(this.collections, messages);
  }

  async setPreferences(conversationId: string, userId: string, preferences: MemberPreferences): Promise<MemberRow> {
    if (Object.keys(preferences).length === 0) return memberRow(await this.requirePresent(conversationId, userId));
    const entry = this.announce(membershipChanged(conversationId, userId, 'changed'));
    const member = await this.collections.members.findOneAndUpdate(
      { ...memberAt({ conversationId, userId }), leftAt: null },
      { $set: preferences, $push: { outbox: entry } },
      { returnDocument: 'after' },
    );
    if (member === null) throw new NotMember();
    this.publisher.publish('members', member, [entry]);
    return memberRow(member);
  }

  async concernedBy(messages: readonly Concern[], limit: number): Promise<MemberRow[][]> {
    return Promise.all(messages.map((message) => concernedBy(this.collections.members, message, limit)));
  }

  private async move(
    conversationId: string,
    told: Announcement,
    decision: (memberCount: number) => Promise<MemberMove[]>,
  ): Promise<MessageRow> {
    const message = await this.changes.decide(conversationId, told, async ({ memberCount }) => ({
      moves: await decision(memberCount),
      event: told.event,
    }));
    if (message === null) throw new Error('A change of a member was not told');
    return messageRow(message);
  }

  private present(conversationId: string, userId: string): Promise<MemberDocument | null> {
    return this.collections.members.findOne({ ...memberAt({ conversationId, userId }), leftAt: null });
  }

  private async requirePresent(conversationId: string, userId: string): Promise<MemberDocument> {
    const member = await this.present(conversationId, userId);
    if (member === null) throw new NotMember();
    return member;
  }

  private async requireOwnerBeside(conversationId: string, userId: string): Promise<void> {
    const other = await this.collections.members.findOne(
      { conversationId, role: 'OWNER', leftAt: null, userId: { $ne: userId } },
      { projection: { _id: 1 } },
    );
    if (other === null) throw new LastOwner();
  }
}
