import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestChat, Visitor } from '../../../dev/testing/chat.ts';

/**
 * So many channels that all of these people are in, as if they had been there from the start, each under their id as a nickname. By SQL: a thousand
 * people joining would take minutes.
 */
export async function fillChannels(chat: TestChat, count: number, people: readonly Visitor[]): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const client = new pg.Client({ connectionString: chat.databaseUrl('messages') });
  await client.connect();
  try {
    await client.query(
      `insert into conversation (id, kind, name, is_public, created_by, created_at, history_for_new_members, member_count,
         last_message_at, number, revision, counted, archived_number)
       select id, 'CHANNEL', 'Room', false, $2, now(), true, $3, now(), 0, 0, 0, 0 from unnest($1::uuid[]) id`,
      [ids, people[0]?.id, people.length],
    );
    await client.query(
      `insert into member (conversation_id, user_id, role, joined_at, joined_number, hidden_up_to, read_number, read_counted,
         delivered_number, level, nickname)
       select conversation_id, user_id, 'MEMBER', now(), 0, 0, 0, 0, 0, 'ALL', user_id::text from unnest($1::uuid[]) conversation_id, unnest($2::uuid[]) user_id`,
      [ids, people.map(({ id }) => id)],
    );
  } finally {
    await client.end();
  }
  return ids;
}

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id number } } }';

export async function say(chat: TestChat, as: Pick<Visitor, 'token'>, conversationId: string, body: string): Promise<string> {
  const input = { conversationId, clientId: randomUUID(), body };
  const { data, errors } = await chat.graph<{ sendMessage: { message: { id: string } } }>(SEND, { input }, { as });
  if (data == null) throw new Error(`"${body}" could not be said: ${JSON.stringify(errors)}`);
  return data.sendMessage.message.id;
}
