import type { Database, Statement } from '@parley/kit/database';
import { NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { PageWindow } from '@parley/kit/page';
import { LastOwner, NotMember } from '../errors.ts';
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
import { Member } from './entities.ts';
import { createJoin } from './joining.ts';
import { announceMembership, countDeparture } from './memberships.ts';
import { pointerStatements } from './pointer.ts';
import { columnsOf, createRowReader, type RowReader } from './row-reader.ts';
import { tell } from './system-message.ts';

const COLUMNS = columnsOf(Member, 'm');

/** Was there when the message of a place was said, is there now, sees it, and did not say it. */
const THERE =
  'm.left_at is null and m.joined_number < place.number and m.hidden_up_to < place.number and m.user_id <> place.sender_id';

export const memberStatements = {
  byKeys: {
    name: 'members-by-keys',
    text: `select ${COLUMNS} from unnest($1::uuid[], $2::uuid[]) as wanted (conversation_id, user_id)
      join member m using (conversation_id, user_id) where m.left_at is null`,
  },
  pages: {
    name: 'member-pages',
    text: `select m.* from unnest($1::uuid[]) with ordinality as wanted (conversation_id, place) cross join lateral (
      select ${COLUMNS} from member m
      where m.conversation_id = wanted.conversation_id and m.left_at is null and m.user_id > $2
      order by m.user_id limit $3
    ) m order by wanted.place, m.user_id`,
  },
  pagesByRole: {
    name: 'member-pages-by-role',
    text: `select m.* from unnest($1::uuid[]) with ordinality as wanted (conversation_id, place) cross join lateral (
      select ${COLUMNS} from member m
      where m.conversation_id = wanted.conversation_id and m.left_at is null and m.role = $4 and m.user_id > $2
      order by m.user_id limit $3
    ) m order by wanted.place, m.user_id`,
  },
  membershipsOf: { name: 'memberships-of', text: `select ${COLUMNS} from member m where user_id = $1 and left_at is null` },
  together: {
    name: 'together',
    text: `select wanted.a, wanted.b from unnest($1::uuid[], $2::uuid[]) as wanted (a, b) where exists (
      select from member one join member other on other.conversation_id = one.conversation_id and other.user_id = wanted.b
      where one.user_id = wanted.a and one.left_at is null and other.left_at is null
    )`,
  },
  // Each source in the order of the ids and cut short, so that a page of a hundred thousand members costs a page.
  concernedBy: {
    name: 'members-concerned',
    text: `select place.index, m.*
      from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::jsonb[], $6::uuid[]) with ordinality
        as place (conversation_id, number, sender_id, besides, named, after, index)
      cross join lateral (
        select * from (
          (select ${COLUMNS} from member m
           where place.besides = 'EVERYONE' and m.conversation_id = place.conversation_id and m.user_id > place.after and ${THERE}
           order by m.user_id limit $7)
          union all
          (select ${COLUMNS} from member m
           where place.besides = 'LISTENERS' and m.conversation_id = place.conversation_id and m.user_id > place.after and m.level = 'ALL' and ${THERE}
           order by m.user_id limit $7)
          union all
          (select m.* from (select distinct id::uuid as id from jsonb_array_elements_text(place.named) as id) named
           cross join lateral (
             select ${COLUMNS} from member m
             where m.conversation_id = place.conversation_id and m.user_id = named.id and m.user_id > place.after and ${THERE}
               and place.besides <> 'EVERYONE' and (place.besides <> 'LISTENERS' or m.level <> 'ALL')
           ) m
           order by m.user_id limit $7)
        ) m order by m.user_id limit $7
      ) m order by place.index, m.user_id`,
  },
} satisfies Record<string, Statement>;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export class PostgresMemberStore implements MemberStore {
  readonly join: MemberStore['join'];
  private readonly toRow: RowReader<MemberRow>;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    this.join = createJoin(database, outbox);
    this.toRow = createRowReader(database, Member);
  }

  async find(conversationId: string, userId: string): Promise<MemberRow | null> {
    const [member] = await this.byKeys([{ conversationId, userId }]);
    return member ?? null;
  }

  byKeys(keys: readonly MemberKey[]): Promise<MemberRow[]> {
    return this.rows(memberStatements.byKeys, [
      keys.map(({ conversationId }) => conversationId),
      keys.map(({ userId }) => userId),
    ]);
  }

  page(conversationId: string, page: PageWindow<string>): Promise<MemberRow[]> {
    return this.pagesOf([conversationId], null, page);
  }

  pagesOf(
    conversationIds: readonly string[],
    role: MemberRole | null,
    { limit, after }: PageWindow<string>,
  ): Promise<MemberRow[]> {
    const values = [conversationIds, after ?? FIRST_ID, limit + 1];
    if (role === null) return this.rows(memberStatements.pages, values);
    return this.rows(memberStatements.pagesByRole, [...values, role]);
  }

  membershipsOf(userId: string): Promise<MemberRow[]> {
    return this.rows(memberStatements.membershipsOf, [userId]);
  }

  together(pairs: readonly Pair[]): Promise<Pair[]> {
    return this.database.prepared<Pair>(memberStatements.together, [pairs.map(({ a }) => a), pairs.map(({ b }) => b)]);
  }

  async leave(conversationId: string, userId: string, told: Announcement): Promise<MessageRow> {
    const message = await tell(this.database, this.outbox, conversationId, told, async ({ memberCount }) => {
      const member = await this.requireWithin(conversationId, userId);
      if (member.role === 'OWNER' && memberCount > 1) await this.requireOwnerBeside(conversationId, userId);
      await this.database.em.nativeUpdate(Member, { conversationId, userId }, { leftAt: new Date() });
      await countDeparture(this.database, conversationId);
      await announceMembership(this.outbox, conversationId, [member], 'left');
      return told.event;
    });
    return message as MessageRow;
  }

  async setRole(conversationId: string, userId: string, role: MemberRole, told: Announcement): Promise<MessageRow> {
    const message = await tell(this.database, this.outbox, conversationId, told, async () => {
      const member = await this.requireWithin(conversationId, userId);
      if (member.role === 'OWNER' && role !== 'OWNER') await this.requireOwnerBeside(conversationId, userId);
      await this.database.em.nativeUpdate(Member, { conversationId, userId }, { role });
      await announceMembership(this.outbox, conversationId, [member], 'changed');
      return told.event;
    });
    return message as MessageRow;
  }

  async transferOwnership(conversationId: string, fromUserId: string, toUserId: string, told: Announcement): Promise<MessageRow> {
    const message = await tell(this.database, this.outbox, conversationId, told, async () => {
      const from = await this.requireWithin(conversationId, fromUserId);
      const to = await this.requireWithin(conversationId, toUserId);
      const { em } = this.database;
      await em.nativeUpdate(Member, { conversationId, userId: fromUserId }, { role: 'ADMIN' });
      await em.nativeUpdate(Member, { conversationId, userId: toUserId }, { role: 'OWNER' });
      await announceMembership(this.outbox, conversationId, [from, to], 'changed');
      return told.event;
    });
    return message as MessageRow;
  }

  async movePointer(conversationId: string, userId: string, { kind, number, quiet }: Pointer): Promise<MemberRow> {
    const { outbox } = this;
    const values = [conversationId, userId, number, quiet ? null : outbox.topicName('messages/receipts', conversationId)];
    const [moved] = await (kind === 'READ'
      ? this.rows(pointerStatements.read, [...values, outbox.topicName('messages/own', userId)])
      : this.rows(pointerStatements.delivered, values));
    if (moved !== undefined) {
      this.outbox.nudge();
      return moved;
    }
    const member = await this.find(conversationId, userId);
    if (member === null) throw new NotMember();
    if (number > (kind === 'READ' ? member.readNumber : member.deliveredNumber)) throw new NotFound('This message');
    return member;
  }

  pointersAt(conversationId: string, number: number, limit: number): Promise<PointerAt[]> {
    return this.pointersAtEach([{ conversationId, number }], limit);
  }

  async pointersAtEach(references: readonly MessageReference[], limit: number): Promise<(PointerAt & MessageReference)[]> {
    const rows = await this.database.prepared<PointerAtRow>(pointerStatements.pointersAt, [
      references.map(({ conversationId }) => conversationId),
      references.map(({ number }) => number),
      limit,
    ]);
    return rows.map((row) => ({
      conversationId: row.conversation_id,
      number: row.number,
      userId: row.user_id,
      deliveredAt: dateOf(row.delivered_at),
      readAt: dateOf(row.read_at),
    }));
  }

  async receiptCounts(messages: readonly Pick<MessageRow, 'conversationId' | 'number' | 'senderId'>[]): Promise<ReceiptCounts[]> {
    const rows = await this.database.prepared<ReceiptCountsRow>(pointerStatements.receiptCounts, [
      messages.map(({ conversationId }) => conversationId),
      messages.map(({ number }) => number),
      messages.map(({ senderId }) => senderId),
    ]);
    return rows.map(({ conversation_id: conversationId, ...counts }) => ({ conversationId, ...counts }));
  }

  setPreferences(conversationId: string, userId: string, preferences: MemberPreferences): Promise<MemberRow> {
    return this.database.atomically(async () => {
      const { em } = this.database;
      if (Object.keys(preferences).length > 0) {
        const changed = await em.nativeUpdate(Member, { conversationId, userId, leftAt: null }, preferences);
        if (changed === 1) await announceMembership(this.outbox, conversationId, [{ userId }], 'changed');
      }
      return this.requireWithin(conversationId, userId);
    });
  }

  async concernedBy(messages: readonly Concern[], limit: number): Promise<MemberRow[][]> {
    if (messages.length === 0) return [];
    const rows = await this.database.prepared<{ index: string }>(memberStatements.concernedBy, [
      messages.map(({ conversationId }) => conversationId),
      messages.map(({ number }) => number),
      messages.map(({ senderId }) => senderId),
      messages.map(({ besides }) => besides),
      messages.map(({ named }) => JSON.stringify(named)),
      messages.map(({ after }) => after ?? FIRST_ID),
      limit + 1,
    ]);
    // Places are counted from 1.
    const byPlace = Map.groupBy(rows, ({ index }) => Number(index) - 1);
    return messages.map((_, place) => (byPlace.get(place) ?? []).map(({ index: _index, ...row }) => this.toRow(row)));
  }

  /** Within the transaction under way. */
  private async requireWithin(conversationId: string, userId: string): Promise<MemberRow> {
    const member = await this.database.em.findOne(Member, { conversationId, userId, leftAt: null }, { disableIdentityMap: true });
    if (member === null) throw new NotMember();
    return member;
  }

  private async requireOwnerBeside(conversationId: string, userId: string): Promise<void> {
    const { em } = this.database;
    const others = await em.count(Member, { conversationId, role: 'OWNER', leftAt: null, userId: { $ne: userId } });
    if (others === 0) throw new LastOwner();
  }

  private async rows(statement: Statement, values: readonly unknown[]): Promise<MemberRow[]> {
    return (await this.database.prepared(statement, values)).map(this.toRow);
  }
}

interface PointerAtRow {
  conversation_id: string;
  number: number;
  user_id: string;
  delivered_at: string | null;
  read_at: string | null;
}

interface ReceiptCountsRow {
  conversation_id: string;
  number: number;
  delivered: number;
  read: number;
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));
