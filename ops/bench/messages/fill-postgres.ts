import pg from 'pg';
import type { Dataset } from './rooms.ts';

const FILLED = ['conversation', 'member', 'message', 'message_search'];

/**
 * Loads conversations by SQL, as sending them would have left them, in one go: indexes are taken down and made again, else it would take half an
 * hour. Sentences are put together from a few thousand words, some common and most rare.
 */
export async function fillPostgres(url: string, datasets: readonly Dataset[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set maintenance_work_mem = 512000');
    const indexes = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename = any($1) and indexname not in (select conname from pg_constraint)`,
      [FILLED],
    );
    for (const { name } of indexes.rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    await client.query(SENTENCES);
    for (const { prefix, rooms, members, messages } of datasets) {
      for (const statement of FILL) await client.query(bind(statement, { prefix, rooms, members, messages }));
    }
    for (const { definition } of indexes.rows) await client.query(definition);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

const SENTENCES = `
create temporary table sentence as
select n as place, (
  select string_agg(left(md5('word ' || floor(power(random(), 3) * 5000)::integer), 7), ' ') from generate_series(1, 4 + n % 20)
) as text
from generate_series(0, 9999) n`;

const FILL = [
  `insert into conversation (id, kind, name, is_public, created_by, created_at, history_for_new_members, member_count,
    last_message_at, number, revision, counted, archived_number)
  select md5(:prefix || ' ' || room)::uuid, 'CHANNEL', 'Room ' || room, false, md5('person 0')::uuid, now() - interval '90 days', true, :members,
    now(), :messages, :messages, :messages, 0
  from generate_series(0, :rooms - 1) room`,
  `insert into member (conversation_id, user_id, role, joined_at, joined_number, hidden_up_to, read_number, read_counted, delivered_number, level)
  select md5(:prefix || ' ' || room)::uuid, md5('person ' || (room * 7 + place) % greatest(:members, 5000))::uuid,
    case when place = 0 then 'OWNER' else 'MEMBER' end, now() - interval '90 days', 0, 0, 0, 0, 0, 'ALL'
  from generate_series(0, :rooms - 1) room, generate_series(0, :members - 1) place`,
  `insert into message (conversation_id, number, revision, counted, sender_id, client_id, sent_at, changed_at, body, mentions, attachments, edits,
    reactions)
  select md5(:prefix || ' ' || room)::uuid, n, n, n, md5('person ' || (room * 7 + n % 10) % greatest(:members, 5000))::uuid, 'loaded ' || n, at, at,
    sentence.text, '{"userIds": [], "everyone": false, "here": false}', '[]', '[]', '[]'
  from generate_series(0, :rooms - 1) room cross join generate_series(1, :messages) n
  join sentence on sentence.place = (room * 13 + n) % 10000
  cross join lateral (select now() - make_interval(secs => (:messages - n) * 7000000.0 / :messages) as at) moment`,
  `insert into message_search (conversation_id, number, revision, sender_id, sent_at, gone, marks, text, words)
  select conversation_id, number, revision, sender_id, sent_at, false, '{}', body,
    to_tsvector('simple', regexp_replace(body, '\\m', 'c' || right(conversation_id::text, 8), 'g')) from message
  where conversation_id = any(select md5(:prefix || ' ' || room)::uuid from generate_series(0, :rooms - 1) room)`,
];

/** Statements that fill have no parameters of their own types: what stands in for them are our own numbers and a word of ours. */
function bind(statement: string, values: Dataset): string {
  return statement.replace(/:(prefix|rooms|members|messages)\b/g, (_, name: keyof Dataset) => {
    const value = values[name];
    return typeof value === 'number' ? String(value) : pg.escapeLiteral(value);
  });
}
