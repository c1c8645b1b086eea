import type { Database } from '@parley/kit/database';
import { NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import { PostgresSearchIndex } from '../../search/postgres-search.index.ts';
import { isSameEntry, searchEntry } from '../../search/search-entry.ts';
import { isPin, kindOfChange, toldBesides } from '../change-kind.ts';
import { TooManyPinned } from '../errors.ts';
import type { MessageRow } from '../rows.ts';
import type { MessageChange, MessageStore } from '../store.ts';
import { Deletion, Message } from './entities.ts';
import { columnsOf, createRowReader } from './row-reader.ts';

const COLUMNS = columnsOf(Message, 'm');

/** What a change may touch, and the column that it lies in. */
const CHANGEABLE: Readonly<Record<keyof MessageChange, string>> = {
  body: 'body',
  mentions: 'mentions',
  edits: 'edits',
  editedAt: 'edited_at',
  deletedAt: 'deleted_at',
  deletedBy: 'deleted_by',
  pinnedAt: 'pinned_at',
  pinnedBy: 'pinned_by',
  reactions: 'reactions',
  attachments: 'attachments',
  quote: 'quote',
  forwardedFrom: 'forwarded_from',
};
const columns = Object.values(CHANGEABLE);

/**
 * First the conversation, as everything that takes a revision does, so that no two wait for each other in a circle; then the message, as it
 * is by the time that it is held.
 */
export const HOLD = `
with held as (select id from conversation where id = ? for no key update)
select ${COLUMNS} from held join message m on m.conversation_id = held.id where m.number = ? for no key update of m`;

export const WRITE = `
with head as (
  update conversation set revision = revision + 1 where id = ? returning id, revision
),
changed as (
  update message m set
    revision = head.revision, changed_at = greatest(clock_timestamp(), m.sent_at + interval '1 millisecond'),
    (${columns.join(', ')}) = (select ${columns.map((column) => `becomes.${column}`).join(', ')} from jsonb_populate_record(m, ?::jsonb) becomes)
  from head where m.conversation_id = head.id and m.number = ?
  returning ${COLUMNS}
),
told as (
  insert into outbox (id, name, key, payload, topic, at)
  select gen_random_uuid(), 'message.changed', conversation_id::text, jsonb_build_object(
    'conversationId', conversation_id, 'number', number, 'revision', revision, 'actorId', ?::text, 'change', ?::text
  ) || ?::jsonb, ?, now()
  from changed
)
select * from changed`;

/** Both rows are held while `change` thinks, so it is asked once. */
export function createChange(database: Database, outbox: Outbox): MessageStore['change'] {
  const index = new PostgresSearchIndex(database);
  const toRow = createRowReader<MessageRow>(database, Message);
  const requireRoomForPin = async (conversationId: string, limit: number) => {
    if ((await database.em.count(Message, { conversationId, pinnedAt: { $ne: null } })) >= limit) throw new TooManyPinned(limit);
  };
  return ({ conversationId, number }, change, actorId, { pinned } = {}) =>
    database.atomically(async () => {
      const [held] = await database.em.execute<object[]>(HOLD, [conversationId, number]);
      if (held === undefined) throw new NotFound('This message');
      const message = toRow(held);
      const changed = change(message);
      if (changed === null) return message;
      if (pinned !== undefined && isPin(message, changed)) await requireRoomForPin(conversationId, pinned);
      const topic = outbox.topicName('messages/conversation', conversationId);
      const kind = kindOfChange(message, changed);
      const besides = JSON.stringify(toldBesides(message, changed, kind));
      const values = [conversationId, JSON.stringify(byColumns(changed)), number, actorId, kind, besides, topic];
      const [written] = await database.em.execute<object[]>(WRITE, values);
      if (written === undefined) throw new NotFound('This message');
      const row = toRow(written);
      if (kind === 'deleted') await keepDeletion(database, row, actorId);
      if (!isSameEntry(searchEntry(message), searchEntry(row))) await index.put([row]);
      database.afterCommit(outbox.nudge);
      return row;
    });
}

async function keepDeletion({ em }: Database, message: MessageRow, deletedBy: string): Promise<void> {
  const { conversationId, revision, number, senderId, deletedAt } = message;
  await em.insert(Deletion, { conversationId, revision, number, senderId, deletedBy, deletedAt: deletedAt ?? new Date() });
}

function byColumns(change: MessageChange): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change).map(([property, value]) => [CHANGEABLE[property as keyof MessageChange], value]),
  );
}
