import type { Database, Statement } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { PageWindow } from '@parley/kit/page';
import { defaultLevel } from '../default-level.ts';
import type { BusinessStatus, ConversationRow, Head, MessageRow } from '../rows.ts';
import type { ActivityPosition, Announcement, ConversationChange, ConversationStore, NewConversation } from '../store.ts';
import { Conversation } from './entities.ts';
import { announceMembership, insertMembers } from './memberships.ts';
import { columnsOf, createRowReader, type RowReader } from './row-reader.ts';
import { tell, writeSystemMessage } from './system-message.ts';

const COLUMNS = columnsOf(Conversation, 'c');

export const conversationStatements = {
  byIds: { name: 'conversations-by-ids', text: `select ${COLUMNS} from conversation c where id = any($1::uuid[])` },
  listOf: {
    name: 'conversations-of',
    text: `select ${COLUMNS} from member m join conversation c on c.id = m.conversation_id
      where m.user_id = $1 and m.left_at is null
        and (m.archived_at is not null or c.archived_at is not null) = $2
        and (c.last_message_at, c.id) < ($3, $4)
      order by c.last_message_at desc, c.id desc limit $5`,
  },
  businessChats: {
    name: 'conversations-business',
    text: `select ${COLUMNS} from conversation c
      where kind = 'BUSINESS' and archived_at is null and status = $1 and (last_message_at, id) < ($2, $3)
      order by last_message_at desc, id desc limit $4`,
  },
  // C's order is the one in which a beginning is a range, whatever the order of the database.
  publicChannels: {
    name: 'conversations-public',
    text: `select ${COLUMNS} from conversation c
      where kind = 'CHANNEL' and is_public and archived_at is null
        and lower(name) collate "C" >= lower($1) and lower(name) collate "C" < lower($1) || U&'\\+10FFFF'
        and (lower(name) collate "C", id) > (
          coalesce((select lower(name) from conversation where id = $2), '') collate "C", coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid))
      order by lower(name) collate "C", id limit $3`,
  },
  headsOf: { name: 'heads-of', text: 'select id, number, revision, counted from conversation where id = any($1::uuid[])' },
  headsChangedSince: {
    name: 'heads-changed-since',
    // Apart, lest the limit tempt the planner to walk through all messages by conversation.
    text: `with changed as materialized (select distinct conversation_id from message where changed_at >= $1)
      select id, number, revision, counted from conversation where id = any(array(select conversation_id from changed limit $2))`,
  },
  now: { name: 'now', text: 'select clock_timestamp() as now' },
  archivedUpTo: {
    name: 'conversations-archived-up-to',
    text: 'select id, archived_number from conversation where id = any($1::uuid[])',
  },
  page: { name: 'conversations-page', text: `select ${COLUMNS} from conversation c where id > $1 order by id limit $2` },
} satisfies Record<string, Statement>;

interface ArchivedColumns {
  id: string;
  archived_number: number;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const NOBODY_IS_LATER = { at: '9999-12-31T00:00:00Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export class PostgresConversationStore implements ConversationStore {
  private readonly toRow: RowReader<ConversationRow>;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    this.toRow = createRowReader(database, Conversation);
  }

  create(given: NewConversation): Promise<{ conversation: ConversationRow; created: boolean }> {
    return this.database.atomically(async () => {
      const { em } = this.database;
      const { members, ...conversation } = given;
      const now = new Date();
      const { affectedRows } = await em
        .createQueryBuilder(Conversation)
        .insert({
          ...conversation,
          createdAt: now,
          archivedAt: null,
          memberCount: members.length,
          lastMessageAt: now,
          assigneeId: null,
          number: 0,
          revision: 0,
          counted: 0,
          archivedNumber: 0,
          archiveDueAt: given.archiveAfterDays === null ? null : daysAfter(now, given.archiveAfterDays),
        })
        .onConflict('id')
        .ignore()
        .execute('run');
      const created = affectedRows === 1;
      if (created) {
        const joining = { joinedNumber: 0, readCounted: 0, hiddenUpTo: 0, level: defaultLevel(given.kind) };
        await insertMembers(this.database, given.id, members, joining);
        const told: Announcement = { actorId: given.createdBy, clientId: given.id, event: { kind: 'created' } };
        await writeSystemMessage(this.database, this.outbox, given.id, told);
        await announceMembership(this.outbox, given.id, members, 'joined');
      }
      return { conversation: await em.findOneOrFail(Conversation, { id: given.id }, { disableIdentityMap: true }), created };
    });
  }

  byIds(ids: readonly string[]): Promise<ConversationRow[]> {
    return this.rows(conversationStatements.byIds, [ids]);
  }

  listOf(
    userId: string,
    { archived }: { archived: boolean },
    { limit, after }: PageWindow<ActivityPosition>,
  ): Promise<ConversationRow[]> {
    const { at, id } = after ?? NOBODY_IS_LATER;
    return this.rows(conversationStatements.listOf, [userId, archived, at, id, limit + 1]);
  }

  publicChannels(nameBegins: string, { limit, after }: PageWindow<string>): Promise<ConversationRow[]> {
    return this.rows(conversationStatements.publicChannels, [nameBegins, after, limit + 1]);
  }

  businessChats(status: BusinessStatus, { limit, after }: PageWindow<ActivityPosition>): Promise<ConversationRow[]> {
    const { at, id } = after ?? NOBODY_IS_LATER;
    return this.rows(conversationStatements.businessChats, [status, at, id, limit + 1]);
  }

  async change(conversationId: string, change: ConversationChange, told: Announcement): Promise<MessageRow> {
    const message = await tell(this.database, this.outbox, conversationId, told, async () => {
      const { em } = this.database;
      if (Object.keys(change).length > 0) await em.nativeUpdate(Conversation, { id: conversationId }, change);
      if (change.archiveAfterDays !== undefined) await em.execute(DUE_BY_NEW_POLICY, [conversationId]);
      return told.event;
    });
    return message as MessageRow;
  }

  async headsOf(ids: readonly string[]): Promise<Map<string, Head>> {
    return this.heads(conversationStatements.headsOf, [ids]);
  }

  headsChangedSince(since: Date, limit: number): Promise<Map<string, Head>> {
    return this.heads(conversationStatements.headsChangedSince, [since, limit + 1]);
  }

  async now(): Promise<Date> {
    const [row] = await this.database.prepared<{ now: string }>(conversationStatements.now, []);
    if (row === undefined) throw new Error('The store has no time');
    return new Date(row.now);
  }

  async archivedUpTo(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.prepared<ArchivedColumns>(conversationStatements.archivedUpTo, [ids]);
    return new Map(rows.map((row) => [row.id, row.archived_number]));
  }

  page({ limit, after }: PageWindow<string>): Promise<ConversationRow[]> {
    return this.rows(conversationStatements.page, [after ?? FIRST_ID, limit + 1]);
  }

  async epoch(): Promise<string> {
    const [row] = await this.database.em.execute<{ epoch: string }[]>('select epoch from store_life');
    if (row === undefined) throw new Error('The store has no epoch');
    return row.epoch;
  }

  private async rows(statement: Statement, values: readonly unknown[]): Promise<ConversationRow[]> {
    return (await this.database.prepared(statement, values)).map(this.toRow);
  }

  private async heads(statement: Statement, values: readonly unknown[]): Promise<Map<string, Head>> {
    const rows = await this.database.prepared<Head & { id: string }>(statement, values);
    return new Map(rows.map(({ id, ...head }) => [id, head]));
  }
}

const DUE_BY_NEW_POLICY = `
update conversation set archive_due_at = make_interval(days => archive_after_days) + coalesce(
  (select sent_at from message where conversation_id = conversation.id and number = archived_number + 1), now())
where id = ?`;

const daysAfter = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000);
