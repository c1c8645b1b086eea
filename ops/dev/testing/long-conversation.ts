import { Client } from 'pg';
import type { TestChat } from './chat.ts';

export interface LongConversation {
  conversationId: string;
  /** Whose messages they are, in turn. */
  senderIds: readonly string[];
  count: number;
}

/**
 * Puts so many messages, all of them read, into a conversation in which nothing was said: a minute apart, of one line to ten. They are written to
 * the database at once, for nobody waits until so many were said.
 */
export async function fillConversation(chat: TestChat, { conversationId, senderIds, count }: LongConversation): Promise<void> {
  const client = new Client({ connectionString: chat.databaseUrl('messages') });
  await client.connect();
  try {
    await client.query(MESSAGES, [conversationId, count, senderIds]);
    await client.query(CONVERSATION, [conversationId, count]);
    await client.query(MEMBERS, [conversationId]);
    await client.query('analyze message');
  } finally {
    await client.end();
  }
}

const MESSAGES = `
insert into message (conversation_id, number, revision, counted, sender_id, client_id, sent_at, changed_at, body, mentions, attachments, edits, reactions)
select head.id, head.number + n, head.revision + n, head.counted + n, ($3::uuid[])[1 + n % cardinality($3::uuid[])], 'long-' || n, at, at,
  'Message ' || n || repeat(' and something more to say of it', n * 7 % 20), '{"userIds": [], "everyone": false, "here": false}', '[]', '[]', '[]'
from conversation head, generate_series(1, $2::integer) n, lateral (select now() - make_interval(mins => $2 - n + 1) as at) as moment
where head.id = $1`;

const CONVERSATION = `
update conversation set number = number + $2, revision = revision + $2, counted = counted + $2, last_message_at = now() - interval '1 minute' where id = $1`;

const MEMBERS = `
update member set read_number = head.number, read_counted = head.counted, delivered_number = head.number
from conversation head where head.id = conversation_id and conversation_id = $1`;
