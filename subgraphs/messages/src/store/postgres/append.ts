import type { Database, Statement } from '@parley/kit/database';
import { NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import { indexValues, insertIntoIndex } from '../../search/search-of-a-send.ts';
import { NotMember } from '../errors.ts';
import type { MessageRow } from '../rows.ts';
import type { MessageDraft, MessageStore } from '../store.ts';
import { Message } from './entities.ts';
import { columnsOf, createRowReader } from './row-reader.ts';

/**
 * Sending is one round trip: a statement that takes the conversation's row first, and all else from what that gave, so that senders of one
 * conversation queue at its row. Nothing in it may fail after the number was taken but the unique client id, which undoes it all.
 * What a later part reads is as old as the statement's beginning, but for rows that it writes (those are read anew behind the lock):
 * so a thread's replies are counted in a row of their own, and what is looked up never changes. All but the membership: whoever has left
 * while the statement waited has raised `departures`, which is compared behind the lock, and then nothing is written.
 */
const said = (line: 'main' | 'thread') => `
with head as (
  update conversation set
    number = number + 1,
    revision = revision + 1,
    counted = counted + ${line === 'main' ? 1 : 0},
    last_message_at = greatest(last_message_at, clock_timestamp())
  where id = $1
    and departures = (select departures from conversation where id = $1)
    and exists (select from member where conversation_id = $1 and user_id = $2 and left_at is null)
    and not exists (select from message where conversation_id = $1 and sender_id = $2 and client_id = $3)
    ${line === 'main' ? '' : 'and exists (select from message where conversation_id = $1 and number = $9 and thread_root is null)'}
  returning number, revision, counted, last_message_at as at
),
${
  line === 'main'
    ? `place as (select null::integer as thread_root, null::integer as thread_counted),
moved as (
  update member set
    read_number = head.number, read_counted = head.counted, read_at = head.at,
    delivered_number = head.number, delivered_at = head.at
  from head
  where conversation_id = $1 and user_id = $2 and left_at is null
),`
    : `place as (
  insert into thread (conversation_id, root, reply_count, last_reply_at)
  select $1, $9, 1, at from head
  on conflict (conversation_id, root) do update set reply_count = thread.reply_count + 1, last_reply_at = excluded.last_reply_at
  returning root as thread_root, reply_count as thread_counted
),
moved as (
  insert into thread_read (user_id, conversation_id, root, thread_counted)
  select $2, $1, thread_root, thread_counted from place
  on conflict (user_id, conversation_id, root)
  do update set thread_counted = greatest(thread_read.thread_counted, excluded.thread_counted)
),`
}
message as (
  insert into message as made (
    conversation_id, number, revision, counted, sender_id, client_id, sent_at, changed_at,
    body, mentions, quote, forwarded_from, attachments, thread_root, thread_counted, edits, reactions
  )
  select $1, number, revision, counted, $2, $3, at, at, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, thread_root, thread_counted, '[]', '[]'
  from head, place
  returning ${columnsOf(Message, 'made')}
),
told as (
  insert into outbox (id, name, key, payload, topic, at)
  select gen_random_uuid(), 'message.sent', $1::text, jsonb_build_object(
    'conversationId', $1::text, 'number', number, 'revision', revision, 'change', 'sent', 'senderId', sender_id,
    'threadRoot', thread_root, 'mentions', mentions, 'system', null
  ), ${line === 'main' ? '$9' : '$10'}, sent_at
  from message
),
indexed as (${insertIntoIndex(line === 'main' ? 10 : 11)})
select * from message`;

export const appendStatements = {
  main: { name: 'append-main', text: said('main') },
  reply: { name: 'append-reply', text: said('thread') },
  possible: {
    name: 'append-possible',
    text: `select
      exists (select from member where conversation_id = $1 and user_id = $2 and left_at is null) as "isMember",
      $3::integer is null or exists (
        select from message where conversation_id = $1 and number = $3 and thread_root is null) as "hasRoot"`,
  },
} satisfies Record<string, Statement>;

export function createAppend(database: Database, outbox: Outbox, byClientId: MessageStore['byClientId']): MessageStore['append'] {
  const toRow = createRowReader<MessageRow>(database, Message);

  const write = async (draft: MessageDraft): Promise<MessageRow | null> => {
    const { conversationId, senderId, clientId, body, mentions, threadRoot, quote, forwardedFrom, attachments } = draft;
    const topic = outbox.topicName('messages/conversation', conversationId);
    const values = [
      conversationId,
      senderId,
      clientId,
      body,
      json(mentions),
      json(quote),
      json(forwardedFrom),
      json(attachments),
    ];
    const [row] = await (threadRoot === null
      ? database.prepared(appendStatements.main, [...values, topic, ...indexValues(draft)])
      : database.prepared(appendStatements.reply, [...values, threadRoot, topic, ...indexValues(draft)])
    ).catch((error: unknown) => {
      if (isTakenClientId(error)) return [];
      throw error;
    });
    return row === undefined ? null : toRow(row);
  };

  const requirePossible = async ({ conversationId, senderId, threadRoot }: MessageDraft) => {
    const values = [conversationId, senderId, threadRoot];
    const [found] = await database.prepared<{ isMember: boolean; hasRoot: boolean }>(appendStatements.possible, values);
    if (found?.isMember !== true) throw new NotMember();
    if (!found.hasRoot) throw new NotFound('This message');
  };

  return async (draft) => {
    for (;;) {
      const message = await write(draft);
      if (message !== null) {
        outbox.nudge();
        return { message, created: true };
      }
      const earlier = await byClientId(draft);
      if (earlier !== null) return { message: earlier, created: false };
      await requirePossible(draft);
      // Somebody else has left while this waited for its turn: once more.
    }
  };
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** Two sends of one client id at once: the second waited for the first's commit, and met it in the index. */
function isTakenClientId(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'message_client_id';
}
