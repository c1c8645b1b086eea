import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startChat, type TestChat, type Visitor } from '../../dev/testing/chat.ts';
import { fillChannels, say } from './support/channels.ts';
import { connect, watch } from './support/watch.ts';

let chat: TestChat;
let ada: Visitor;
let bob: Visitor;
beforeAll(async () => {
  chat = await startChat({ settings: { MESSAGES_PER_MINUTE: '10000' } });
  ada = await chat.visitor();
  bob = await chat.visitor();
});
afterAll(() => chat[Symbol.asyncDispose]());

interface Update {
  kind: 'STARTED' | 'EVENT' | 'RESET' | 'ENDED';
  position: string;
  event: { __typename: 'MessageAdded' | 'MessageChanged'; message: Message } | null;
}

interface Message {
  id: string;
  number: number;
  body: string;
  deletedAt: string | null;
}

const EVENTS = `subscription ($id: ID!, $after: String) {
  conversationEvents(conversationId: $id, after: $after) {
    kind position
    event {
      __typename
      ... on MessageAdded { message { id number body deletedAt } }
      ... on MessageChanged { message { id number body deletedAt } }
    }
  }
}`;

type Events = { conversationEvents: Update };

const updatesOf = (results: readonly { data?: Events | null }[]) =>
  results.map(({ data }) => data?.conversationEvents).filter((update) => update != null);

async function room(): Promise<string> {
  const [id] = await fillChannels(chat, 1, [ada, bob]);
  return id as string;
}

async function ask(query: string, variables: Record<string, unknown>, as: Pick<Person, 'token'>) {
  const { data, errors } = await chat.graph(query, variables, { as });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function sql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: chat.databaseUrl('messages') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Listens from a position until the condition holds, and drops the socket. */
async function listen(as: Visitor, id: string, after: string | null, enough: (updates: Update[]) => boolean): Promise<Update[]> {
  const client = connect(chat, as);
  const events = watch<Events>(client, EVENTS, { id, after });
  const updates = await events.until((results) => {
    const all = updatesOf(results);
    return enough(all) ? all : null;
  });
  client.terminate();
  return updates;
}

test('a client that is dropped again and again in the middle of a replay loses nothing, and is told of each message once as new', async () => {
  const id = await room();
  const early: string[] = [];
  for (let index = 0; index < 10; index += 1) early.push(await say(chat, ada, id, `early ${index}`));
  const screen = await ask('query ($id: ID!) { conversation(id: $id) { position } }', { id }, bob);
  let position = (screen as { conversation: { position: string } }).conversation.position;

  const late: string[] = [];
  for (let index = 0; index < 40; index += 1) late.push(await say(chat, ada, id, `late ${index}`));
  const edit = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
  const remove = 'mutation ($messageId: ID!) { deleteMessage(messageId: $messageId) { message { id } } }';
  for (const messageId of [early[2], early[5], late[3]]) await ask(edit, { input: { messageId, body: 'otherwise' } }, ada);
  for (const messageId of [early[7], late[9]]) await ask(remove, { messageId }, ada);

  const known = new Map<string, Message>();
  const toldAsNew: string[] = [];
  for (const drop of [3, 1, 7, 12, 2, 9]) {
    const updates = await listen(bob, id, position, (all) => all.length >= drop);
    // What came after the drop was not seen: a client goes on from the last that it took.
    for (const { position: next, event } of updates.slice(0, drop)) {
      position = next;
      if (event === null) continue;
      known.set(event.message.id, event.message);
      if (event.__typename === 'MessageAdded') toldAsNew.push(event.message.id);
    }
  }
  const last = await say(chat, ada, id, 'the last');
  const rest = await listen(bob, id, position, (all) => all.some(({ event }) => event?.message.id === last));
  for (const { event } of rest) {
    if (event === null) continue;
    known.set(event.message.id, event.message);
    if (event.__typename === 'MessageAdded') toldAsNew.push(event.message.id);
  }

  expect(toldAsNew).toEqual([...late, last]);
  const now = (await ask(
    'query ($id: ID!) { conversation(id: $id) { messages(last: 100) { edges { node { id number body deletedAt } } } } }',
    { id },
    bob,
  )) as { conversation: { messages: { edges: { node: Message }[] } } };
  const changedOrNew = new Set([...late, last, early[2], early[5], early[7]]);
  const expected = now.conversation.messages.edges.map(({ node }) => node).filter((node) => changedOrNew.has(node.id));
  expect([...known.values()].sort((one, other) => one.number - other.number)).toEqual(expected);
});

test('an envelope that is swallowed on its way is made good without any reconnect', async () => {
  const id = await room();
  const client = connect(chat, bob);
  const events = watch<Events>(client, EVENTS, { id });
  await events.until((results) => updatesOf(results).some(({ kind }) => kind === 'STARTED'));

  await sql(`
    create function swallow() returns trigger language plpgsql as $$ begin new.topic = null; return new; end $$;
    create trigger swallow before insert on outbox for each row execute function swallow()`);
  const swallowed = await say(chat, ada, id, 'nobody is told of this').finally(() => sql('drop function swallow cascade'));
  await events.until((results) => updatesOf(results).some(({ event }) => event?.message.id === swallowed));

  const next = await say(chat, ada, id, 'of this they are');
  await events.until((results) => updatesOf(results).some(({ event }) => event?.message.id === next));
  const added = updatesOf(events.results).flatMap(({ event }) => (event === null ? [] : [event.message.id]));
  expect(added).toEqual([swallowed, next]);
  await client.dispose();
});

test('a position that the store cannot continue gives a reset, and after it the stream goes on', async () => {
  const id = await room();
  await say(chat, ada, id, 'before');
  const [first] = await listen(bob, id, null, (all) => all.length > 0);
  const open = connect(chat, bob);
  const listening = watch<Events>(open, EVENTS, { id });
  await listening.until((results) => updatesOf(results).some(({ kind }) => kind === 'STARTED'));

  await sql('update store_life set epoch = gen_random_uuid()');
  await listening.until((results) => updatesOf(results).some(({ kind }) => kind === 'RESET'));
  const reset = await listen(bob, id, first?.position ?? '', (all) => all.length > 0);
  expect(reset.map(({ kind, event }) => [kind, event])).toEqual([['RESET', null]]);

  const after = await say(chat, ada, id, 'after');
  await listening.until((results) => updatesOf(results).some(({ event }) => event?.message.id === after));
  const continued = await listen(bob, id, reset[0]?.position ?? '', (all) => all.length > 0);
  expect(continued.map(({ event }) => event?.message.id)).toEqual([after]);
  await open.dispose();
});

test('a storm of clients that come back at once replays each conversation once for all of them', async () => {
  const people = await Promise.all(Array.from({ length: 300 }, () => chat.visitor()));
  const rooms = await fillChannels(chat, 5, people);
  const inbox = `subscription ($positions: [ConversationPositionInput!]) {
    inbox(positions: $positions) { kind conversationId position event { ... on MessageAdded { message { id } } } }
  }`;
  type Inbox = { inbox: { kind: string; conversationId: string; position: string; event: { message: { id: string } } | null } };
  const first = connect(chat, people[0] as Visitor);
  const started = watch<Inbox>(first, inbox);
  const beginnings = await started.until((results) => (results.length === rooms.length ? results : null));
  const positions = beginnings.map(({ data }) => ({
    conversationId: data?.inbox.conversationId,
    position: data?.inbox.position,
  }));
  await first.dispose();
  const missed: string[] = [];
  for (const id of rooms)
    for (let index = 0; index < 10; index += 1) missed.push(await say(chat, people[0] as Visitor, id, `${index}`));

  const executions = async () => {
    const answer = await fetch(`${chat.url}/health/detailed`);
    return ((await answer.json()) as { subscriptions: { executions: number } }).subscriptions.executions;
  };
  const before = await executions();
  const clients = people.map((person) => connect(chat, person));
  const feeds = clients.map((client) => watch<Inbox>(client, inbox, { positions }));
  for (const feed of feeds) {
    const ids = await feed.until((results) => (results.length >= missed.length ? results : null));
    expect(new Set(ids.map(({ data }) => data?.inbox.event?.message.id))).toEqual(new Set(missed));
  }
  // Each of them missed fifty messages. Somebody who comes in when an equal replay is over needs one more; nearly nobody does.
  expect((await executions()) - before).toBeLessThan(missed.length * 30);
  for (const client of clients) await client.dispose();
});
