import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Person, startChat, type TestChat } from '../dev/testing/chat.ts';
import { connect, type Watch, watch } from './live/support/watch.ts';

let chat: TestChat;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat[Symbol.asyncDispose]());

interface Told {
  kind: string;
  number: number;
  emoji: string | null;
  actor: { id: string; name: string } | null;
  conversation: { id: string; name: string | null } | null;
  message: { id: string; body: string } | null;
}

type Added = { notificationAdded: { kind: string; position: string; unreadCount: number; notification: Told | null } | null };

const TOLD = 'kind number emoji actor { id name } conversation { id name } message { id body }';
const ADDED = `subscription ($after: String) {
  notificationAdded(after: $after) { kind position unreadCount notification { ${TOLD} } }
}`;
const LIST = `{ notifications { unreadCount position edges { node { ${TOLD} readAt } } } }`;

type List = {
  notifications: { unreadCount: number; position: string; edges: { node: Told & { readAt: string | null } }[] };
};

async function ask<Data>(as: Person, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function sql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: chat.databaseUrl('notifications') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const people = (...names: string[]) =>
  Promise.all(names.map((name) => chat.register(`${name}${randomUUID().slice(0, 8)}`))) as Promise<Person[]>;

function follow<Data>(as: Person, query: string, variables: Record<string, unknown> = {}): Watch<Data> {
  const client = connect(chat, as);
  onTestFinished(() => client.terminate());
  return watch<Data>(client, query, variables);
}

async function listen(as: Person, after: string | null = null): Promise<Watch<Added>> {
  const added = follow<Added>(as, ADDED, { after });
  if (after === null) await added.until(([first]) => first?.data?.notificationAdded?.kind === 'STARTED');
  return added;
}

const toldIn = (results: readonly { data?: Added | null }[]) =>
  results.flatMap(({ data }) => data?.notificationAdded?.notification ?? []);

/** The notification of this kind, once it is told. */
const told = (added: Watch<Added>, kind: string) =>
  added.until((results) => toldIn(results).find((notification) => notification.kind === kind));

async function say(as: Person, conversationId: string, body: string, replyTo: string | null = null): Promise<string> {
  const input = { conversationId, clientId: randomUUID(), body, replyTo };
  const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
  return (await ask<{ sendMessage: { message: { id: string } } }>(as, query, { input })).sendMessage.message.id;
}

async function group(as: Person, name: string, others: readonly Person[]): Promise<string> {
  const query = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }';
  const input = { name, userIds: others.map(({ id }) => id) };
  return (await ask<{ createGroup: { conversation: { id: string } } }>(as, query, { input })).createGroup.conversation.id;
}

test('a person is told live of all that concerns them, with what it is about, and nobody else is', async () => {
  const [ada, bob, cleo, eve] = (await people('Ada', 'Bob', 'Cleo', 'Eve')) as [Person, Person, Person, Person];
  const [his, strangers] = [await listen(bob), await listen(eve)];

  await ask(ada, 'mutation ($userId: ID!) { requestContact(userId: $userId) { __typename } }', { userId: bob.id });
  expect(await told(his, 'CONTACT_REQUEST')).toMatchObject({ actor: { id: ada.id, name: ada.name }, message: null });

  const room = await group(ada, 'Rivers', [bob, cleo]);
  expect(await told(his, 'INVITATION')).toMatchObject({ conversation: { id: room, name: 'Rivers' }, actor: { id: ada.id } });

  const mention = await say(ada, room, `look, <@${bob.id}>`);
  expect(await told(his, 'MENTION')).toMatchObject({ message: { id: mention }, conversation: { id: room } });

  const own = await say(bob, room, 'I see');
  const reply = await say(cleo, room, 'so do I', own);
  expect(await told(his, 'REPLY')).toMatchObject({ message: { id: reply, body: 'so do I' }, actor: { id: cleo.id } });

  const react = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
  await ask(cleo, react, { input: { messageId: own, emoji: '🎉' } });
  expect(await told(his, 'REACTION')).toMatchObject({ emoji: '🎉', message: { id: own }, actor: { id: cleo.id } });

  const direct = 'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id } } }';
  const { startDirect } = await ask<{ startDirect: { conversation: { id: string } } }>(ada, direct, { userId: bob.id });
  const letter = await say(ada, startDirect.conversation.id, 'between us');
  expect(await told(his, 'DIRECT_MESSAGE')).toMatchObject({ message: { id: letter, body: 'between us' } });

  const numbers = toldIn(his.results).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  const list = (await ask<List>(bob, LIST)).notifications;
  expect(list.edges.map(({ node }) => node.kind)).toEqual(expect.arrayContaining(toldIn(his.results).map(({ kind }) => kind)));
  expect(toldIn(strangers.results)).toEqual([]);
  expect((await ask<List>(eve, LIST)).notifications.edges.map(({ node }) => node.kind)).not.toContain('MENTION');
});

test('who is added to a group later is told so, by whom, and not of what was said before', async () => {
  const [ada, bob, cleo, dora] = (await people('Ada', 'Bob', 'Cleo', 'Dora')) as [Person, Person, Person, Person];
  const room = await group(ada, 'Rivers', [bob, cleo]);
  await say(ada, room, '@everyone, before Dora came');
  const hers = await listen(dora);
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  await ask(ada, add, { input: { conversationId: room, userIds: [dora.id] } });
  expect(await told(hers, 'INVITATION')).toMatchObject({ conversation: { id: room }, actor: { id: ada.id } });
  await say(ada, room, '@everyone, and now');
  expect(await told(hers, 'MENTION')).toMatchObject({ message: { body: '@everyone, and now' } });
  const kinds = (await ask<List>(dora, LIST)).notifications.edges.map(({ node }) => node.kind);
  expect(kinds.filter((kind) => kind === 'MENTION' || kind === 'INVITATION')).toEqual(['MENTION', 'INVITATION']);
});

test('who comes back after a drop is told of what they missed, each once, in order', async () => {
  const [ada, bob, cleo] = (await people('Ada', 'Bob', 'Cleo')) as [Person, Person, Person];
  const room = await group(ada, 'Rivers', [bob, cleo]);
  const first = await listen(bob, (await ask<List>(bob, LIST)).notifications.position);
  await say(ada, room, `<@${bob.id}> one`);
  await told(first, 'MENTION');
  first.stop();
  const position = first.results.at(-1)?.data?.notificationAdded?.position ?? null;
  for (const word of ['two', 'three', 'four']) await say(ada, room, `<@${bob.id}> ${word}`);

  const second = await listen(bob, position);
  await second.until((results) => toldIn(results).length >= 3);
  await say(ada, room, `<@${bob.id}> five`);
  await second.until((results) => toldIn(results).some(({ message }) => message?.body.endsWith('five')));
  const missed = toldIn(second.results);
  // Messages of one moment are followed at once, in no promised order; notifications have one of their own.
  expect(missed.map(({ message }) => message?.body.split(' ').at(-1)).sort()).toEqual(['five', 'four', 'three', 'two']);
  const numbers = missed.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});

test('an announcement that is swallowed on its way is made good without any reconnect', async () => {
  const [ada, bob, cleo] = (await people('Ada', 'Bob', 'Cleo')) as [Person, Person, Person];
  const room = await group(ada, 'Rivers', [bob, cleo]);
  const his = await listen(bob, (await ask<List>(bob, LIST)).notifications.position);
  await sql(`
    create function swallow() returns trigger language plpgsql as $$ begin new.topic = null; return new; end $$;
    create trigger swallow before insert on outbox for each row execute function swallow()`);
  onTestFinished(() => sql('drop function if exists swallow cascade'));
  const swallowed = await say(ada, room, `<@${bob.id}> nobody is told of this`);
  await his.until((results) => toldIn(results).some(({ message }) => message?.id === swallowed));
  await sql('drop function swallow cascade');
  const next = await say(ada, room, `<@${bob.id}> of this they are`);
  await his.until((results) => toldIn(results).some(({ message }) => message?.id === next));
  expect(toldIn(his.results).filter(({ kind }) => kind === 'MENTION')).toHaveLength(2);
});

test('what a person reads on one device is read on all, and what is deleted or was left shows nothing', async () => {
  const [ada, bob, cleo] = (await people('Ada', 'Bob', 'Cleo')) as [Person, Person, Person];
  const room = await group(ada, 'Rivers', [bob, cleo]);
  const unread = follow<{ unreadNotifications: { unreadCount: number } | null }>(
    bob,
    'subscription { unreadNotifications { kind unreadCount } }',
  );
  const countIs = (count: number) => unread.until((results) => results.at(-1)?.data?.unreadNotifications?.unreadCount === count);
  const mentions = async () =>
    (await ask<List>(bob, LIST)).notifications.edges.map(({ node }) => node).filter(({ kind }) => kind === 'MENTION');

  await say(ada, room, `<@${bob.id}> one`);
  await expect.poll(async () => (await mentions()).length).toBe(1);
  await ask(bob, 'mutation ($input: MarkInput!) { markRead(input: $input) { conversation { id } } }', {
    input: { conversationId: room, number: 2 },
  });
  await expect.poll(async () => (await mentions()).map(({ readAt }) => readAt !== null)).toEqual([true]);
  await countIs((await ask<List>(bob, LIST)).notifications.unreadCount);

  const before = (await ask<List>(bob, LIST)).notifications.unreadCount;
  const gone = await say(ada, room, `<@${bob.id}> two`);
  await countIs(before + 1);
  await ask(ada, 'mutation ($messageId: ID!) { deleteMessage(messageId: $messageId) { message { id } } }', { messageId: gone });
  await countIs(before);

  await ask(bob, 'mutation ($id: ID!) { leaveConversation(conversationId: $id) { __typename } }', { id: room });
  await expect.poll(mentions).toEqual([]);
});

test('while a device that is used shows a conversation, its person is told of nothing there', async () => {
  const [ada, bob, cleo] = (await people('Ada', 'Bob', 'Cleo')) as [Person, Person, Person];
  const room = await group(ada, 'Rivers', [bob, cleo]);
  const heartbeat = 'mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { __typename } }';
  await ask(bob, heartbeat, { input: { deviceId: 'phone', state: 'ACTIVE', showing: room } });
  await say(ada, room, `<@${bob.id}> <@${cleo.id}> look`);
  const kindsOf = async (who: Person) =>
    (await ask<List>(who, LIST)).notifications.edges.map(({ node }) => node.kind).filter((kind) => kind === 'MENTION');
  await expect.poll(() => kindsOf(cleo)).toEqual(['MENTION']);
  expect(await kindsOf(bob)).toEqual([]);
});
