import type { Database, Statement } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { PageWindow } from '@parley/kit/page';
import type { DeletionRow, MessageReference, MessageRow } from '../rows.ts';
import type { CarrierRow, ChangedRow, ChangesAsked, Line, MessageStore, SentBefore, ThreadReader, ThreadRow } from '../store.ts';
import { createAppend } from './append.ts';
import { createChange } from './change.ts';
import { Deletion, Message, Thread } from './entities.ts';
import { columnsOf, createRowReader, type RowReader } from './row-reader.ts';

const COLUMNS = columnsOf(Message, 'm');

/** Each line by the index of its own: `from` is where a page begins, and a page is cut short within its line. */
const pages = (from: string, order: 'asc' | 'desc') => `
select m.* from unnest($1::uuid[], $2::integer[]) with ordinality as line (conversation_id, thread_root, place)
cross join lateral (
  (select ${COLUMNS} from message m
   where line.thread_root is null and m.conversation_id = line.conversation_id and m.thread_root is null and m.number ${from}
   order by m.number ${order} limit $4)
  union all
  (select ${COLUMNS} from message m
   where m.conversation_id = line.conversation_id and m.thread_root = line.thread_root and m.number ${from}
   order by m.number ${order} limit $4)
) m
order by line.place, m.number ${order}`;

export const messageStatements = {
  byClientId: {
    name: 'message-by-client-id',
    text: `select ${COLUMNS} from message m where conversation_id = $1 and sender_id = $2 and client_id = $3`,
  },
  byReferences: {
    name: 'messages-by-references',
    text: `select ${COLUMNS} from unnest($1::uuid[], $2::integer[]) as wanted (conversation_id, number)
      join message m using (conversation_id, number)`,
  },
  backwards: { name: 'messages-backwards', text: pages('< $3', 'desc') },
  forwards: { name: 'messages-forwards', text: pages('> $3', 'asc') },
  lastOf: {
    name: 'messages-last',
    text: `select m.* from unnest($1::uuid[]) as wanted (conversation_id) cross join lateral (
      select ${COLUMNS} from message m
      where m.conversation_id = wanted.conversation_id and m.thread_root is null
      order by m.number desc limit 1
    ) m`,
  },
  threadsOf: {
    name: 'threads',
    text: `select ${columnsOf(Thread, 't')} from unnest($1::uuid[], $2::integer[]) as wanted (conversation_id, root)
      join thread t using (conversation_id, root)`,
  },
  repliersIn: {
    name: 'thread-repliers',
    text: `select wanted.conversation_id as "conversationId", wanted.root as number, said.sender_id as "userId"
      from unnest($1::uuid[], $2::integer[]) as wanted (conversation_id, root) cross join lateral (
        select distinct m.sender_id from message m where m.conversation_id = wanted.conversation_id and m.thread_root = wanted.root
      ) said`,
  },
  // Said as the index is: only few messages carry anything.
  lastCarrying: {
    name: 'messages-last-carrying',
    text: `select file.id as "fileId", m.conversation_id as "conversationId", max(m.number) as number
      from unnest($1::text[]) as file (id) cross join lateral (
        select conversation_id, number from message
        where attachments ? file.id and attachments <> '[]' and conversation_id = any($2::uuid[])
      ) m group by file.id, m.conversation_id`,
  },
  carried: {
    name: 'files-carried',
    text: `select file.id from unnest($1::text[]) as file (id)
      where exists (select from message where attachments ? file.id and attachments <> '[]')`,
  },
  newAfter: {
    name: 'messages-new-after',
    text: `select ${COLUMNS} from message m where conversation_id = $1 and number > $2 order by number limit $3`,
  },
  // A change is later than what it changes: change.ts sees to that.
  changedAfter: {
    name: 'messages-changed-after',
    text: `select ${COLUMNS} from message m
      where conversation_id = $1 and revision > $2 and number <= $3 and changed_at > sent_at order by revision limit $4`,
  },
  newSince: {
    name: 'messages-new-since',
    text: `select place.index, m.* from unnest($1::uuid[], $2::integer[]) with ordinality as place (conversation_id, number, index)
      cross join lateral (
        select m.number, m.revision, m.deleted_at is not null as deleted from message m
        where m.conversation_id = place.conversation_id and m.number > place.number
        order by m.number limit $3
      ) m order by place.index, m.number`,
  },
  changedSince: {
    name: 'messages-changed-since',
    text: `select place.index, m.*
      from unnest($1::uuid[], $2::integer[], $3::integer[]) with ordinality as place (conversation_id, number, revision, index)
      cross join lateral (
        select m.number, m.revision, m.deleted_at is not null as deleted from message m
        where m.conversation_id = place.conversation_id and m.revision > place.revision
          and m.number <= place.number and m.changed_at > m.sent_at
        order by m.revision limit $4
      ) m order by place.index, m.revision`,
  },
  pinned: {
    name: 'messages-pinned',
    text: `select ${COLUMNS} from message m
      where conversation_id = $1 and pinned_at is not null order by pinned_at desc, number desc limit $2`,
  },
  pinnedOf: {
    name: 'messages-pinned-of',
    text: `select m.* from unnest($1::uuid[]) with ordinality as wanted (conversation_id, place) cross join lateral (
      select ${COLUMNS} from message m
      where m.conversation_id = wanted.conversation_id and m.pinned_at is not null
      order by m.pinned_at desc, m.number desc limit $2
    ) m order by wanted.place, m.pinned_at desc, m.number desc`,
  },
  deletionsIn: {
    name: 'message-deletions',
    text: `select ${columnsOf(Deletion, 'd')} from message_audit d
      where conversation_id = $1 and revision < $2 order by revision desc limit $3`,
  },
  saidBy: {
    name: 'messages-said-by',
    text: `select ${COLUMNS} from message m
      where sender_id = $1 and (conversation_id, number) > ($2, $3) order by conversation_id, number limit $4`,
  },
  // One conversation at a time. Numbers have no gaps and times do not fall, so what is due stands right behind what is archived already.
  archiveDue: {
    name: 'messages-archive-due',
    text: `with due as (
      select id, archived_number, archive_after_days from conversation
      where archive_due_at <= $1 order by archive_due_at limit 1 for no key update skip locked
    ),
    archived as (
      update message m set archived_at = $1 from due
      where m.conversation_id = due.id and m.number > due.archived_number and m.number <= due.archived_number + $2
        and m.sent_at + make_interval(days => due.archive_after_days) <= $1
      returning m.number
    ),
    reached as (select coalesce(max(number), (select archived_number from due)) as number, count(*)::integer as archived from archived)
    update conversation c set
      archived_number = reached.number,
      archive_due_at = make_interval(days => due.archive_after_days) + coalesce(
        (select sent_at from message next where next.conversation_id = due.id and next.number = reached.number + 1), $1)
    from due, reached where c.id = due.id
    returning reached.archived`,
  },
} satisfies Record<string, Statement>;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Of numbers and of revisions. */
const HIGHEST_NUMBER = 2 ** 31 - 1;

export class PostgresMessageStore implements MessageStore {
  readonly append: MessageStore['append'];
  readonly change: MessageStore['change'];
  private readonly toRow: RowReader<MessageRow>;
  private readonly toDeletion: RowReader<DeletionRow>;
  private readonly toThread: RowReader<{ conversationId: string; root: number; replyCount: number; lastReplyAt: Date }>;

  constructor(
    private readonly database: Database,
    outbox: Outbox,
  ) {
    this.append = createAppend(database, outbox, (sent) => this.byClientId(sent));
    this.change = createChange(database, outbox);
    this.toRow = createRowReader(database, Message);
    this.toDeletion = createRowReader(database, Deletion);
    this.toThread = createRowReader(database, Thread);
  }

  async byClientId({ conversationId, senderId, clientId }: SentBefore): Promise<MessageRow | null> {
    const [message] = await this.rows(messageStatements.byClientId, [conversationId, senderId, clientId]);
    return message ?? null;
  }

  async deletionsIn(conversationId: string, { limit, after }: PageWindow<number>): Promise<DeletionRow[]> {
    const values = [conversationId, after ?? HIGHEST_NUMBER, limit + 1];
    return (await this.database.prepared(messageStatements.deletionsIn, values)).map(this.toDeletion);
  }

  byReferences(references: readonly MessageReference[]): Promise<MessageRow[]> {
    return this.rows(messageStatements.byReferences, arraysOf(references));
  }

  pageBackwards(conversationId: string, threadRoot: number | null, page: PageWindow<number>): Promise<MessageRow[]> {
    return this.pagesBackwards([{ conversationId, threadRoot }], page);
  }

  pageForwards(conversationId: string, threadRoot: number | null, page: PageWindow<number>): Promise<MessageRow[]> {
    return this.pagesForwards([{ conversationId, threadRoot }], page);
  }

  pagesBackwards(lines: readonly Line[], { limit, after }: PageWindow<number>): Promise<MessageRow[]> {
    return this.rows(messageStatements.backwards, [...lineArrays(lines), after ?? HIGHEST_NUMBER, limit + 1]);
  }

  pagesForwards(lines: readonly Line[], { limit, after }: PageWindow<number>): Promise<MessageRow[]> {
    return this.rows(messageStatements.forwards, [...lineArrays(lines), after ?? 0, limit + 1]);
  }

  lastOf(conversationIds: readonly string[]): Promise<MessageRow[]> {
    return this.rows(messageStatements.lastOf, [conversationIds]);
  }

  async threadsOf(roots: readonly MessageReference[]): Promise<ThreadRow[]> {
    const rows = await this.database.prepared(messageStatements.threadsOf, arraysOf(roots));
    return rows.map((row) => {
      const { root, ...thread } = this.toThread(row);
      return { ...thread, number: root };
    });
  }

  repliersIn(roots: readonly MessageReference[]): Promise<ThreadReader[]> {
    return this.database.prepared<ThreadReader>(messageStatements.repliersIn, arraysOf(roots));
  }

  lastCarrying(fileIds: readonly string[], conversationIds: readonly string[]): Promise<CarrierRow[]> {
    return this.database.prepared<CarrierRow>(messageStatements.lastCarrying, [fileIds, conversationIds]);
  }

  async carried(fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.prepared<{ id: string }>(messageStatements.carried, [fileIds]);
    return new Set(rows.map(({ id }) => id));
  }

  newAfter(conversationId: string, number: number, limit: number): Promise<MessageRow[]> {
    return this.rows(messageStatements.newAfter, [conversationId, number, limit]);
  }

  changedAfter(conversationId: string, revision: number, upToNumber: number, limit: number): Promise<MessageRow[]> {
    return this.rows(messageStatements.changedAfter, [conversationId, revision, upToNumber, limit]);
  }

  newSince(places: readonly MessageReference[], limit: number): Promise<ChangedRow[][]> {
    return this.changed(places, messageStatements.newSince, [...arraysOf(places), limit]);
  }

  changedSince(places: readonly ChangesAsked[], limit: number): Promise<ChangedRow[][]> {
    const revisions = places.map(({ revision }) => revision);
    return this.changed(places, messageStatements.changedSince, [...arraysOf(places), revisions, limit]);
  }

  pinned(conversationId: string, limit: number): Promise<MessageRow[]> {
    return this.rows(messageStatements.pinned, [conversationId, limit]);
  }

  pinnedOf(conversationIds: readonly string[], limit: number): Promise<MessageRow[]> {
    return this.rows(messageStatements.pinnedOf, [conversationIds, limit]);
  }

  async archiveDue(now: Date, limit: number): Promise<number> {
    let archived = 0;
    while (archived < limit) {
      const [done] = await this.database.prepared<{ archived: number }>(messageStatements.archiveDue, [now, limit - archived]);
      if (done === undefined) break;
      archived += done.archived;
    }
    return archived;
  }

  saidBy(userId: string, { limit, after }: PageWindow<MessageReference>): Promise<MessageRow[]> {
    const { conversationId, number } = after ?? { conversationId: FIRST_ID, number: 0 };
    return this.rows(messageStatements.saidBy, [userId, conversationId, number, limit + 1]);
  }

  private async changed(places: readonly object[], statement: Statement, values: readonly unknown[]): Promise<ChangedRow[][]> {
    const rows = await this.database.prepared<ChangedRow & { index: string }>(statement, values);
    // Places are counted from 1.
    const byPlace = Map.groupBy(rows, ({ index }) => Number(index) - 1);
    return places.map((_, place) => (byPlace.get(place) ?? []).map(({ index: _index, ...row }) => row));
  }

  private async rows(statement: Statement, values: readonly unknown[]): Promise<MessageRow[]> {
    return (await this.database.prepared(statement, values)).map(this.toRow);
  }
}

const arraysOf = (references: readonly MessageReference[]) => [
  references.map(({ conversationId }) => conversationId),
  references.map(({ number }) => number),
];

const lineArrays = (lines: readonly Line[]) => [
  lines.map(({ conversationId }) => conversationId),
  lines.map(({ threadRoot }) => threadRoot),
];
