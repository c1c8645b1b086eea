import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChat, type TestChat, type Visitor } from '../../dev/testing/chat.ts';
import { fillChannels, say } from './support/channels.ts';
import { connect, type Watch, watch } from './support/watch.ts';

const PEOPLE = 1000;
const ROOMS = 20;

let chat: TestChat;
let people: Visitor[];
let rooms: string[];
beforeAll(async () => {
  chat = await startChat({ settings: { SOCKETS_PER_ADDRESS: String(2 * PEOPLE), MESSAGES_PER_MINUTE: '10000' } });
  people = await Promise.all(Array.from({ length: PEOPLE }, () => chat.visitor()));
  rooms = await fillChannels(chat, ROOMS, people);
});
afterAll(() => chat[Symbol.asyncDispose]());

interface Inbox {
  inbox: {
    kind: string;
    conversationId: string;
    conversation: { id: string; viewerMember?: { nickname: string } } | null;
    event: { message: { body: string } } | null;
  };
}

const inboxWith = (more: string) => `subscription {
  inbox { kind conversationId conversation { id ${more} } event { ... on MessageAdded { message { id number body } } } }
}`;

async function executions(): Promise<number> {
  const answer = await fetch(`${chat.url}/health/detailed`);
  const { subscriptions } = (await answer.json()) as { subscriptions: { executions: number } };
  return subscriptions.executions;
}

/** All of them listen, each on a socket of their own; what they heard is left when all of them have heard it. */
async function listenAll(query: string, listeners: readonly Visitor[], spokenIn: readonly string[]) {
  const clients = listeners.map((person) => connect(chat, person));
  const inboxes: Watch<Inbox>[] = clients.map((client) => watch<Inbox>(client, query));
  const countOf = (results: Watch<Inbox>['results'], kind: string) =>
    results.filter(({ data }) => data?.inbox.kind === kind).length;
  for (const inbox of inboxes) await inbox.until((results) => countOf(results, 'STARTED') === ROOMS);
  const before = await executions();
  const said = spokenIn.map((room, index) => ({ room, speaker: people[index] as Visitor, body: `hello in ${index}` }));
  for (const { room, speaker, body } of said) await say(chat, speaker, room, body);
  for (const inbox of inboxes) await inbox.until((results) => countOf(results, 'EVENT') === said.length);
  const spent = (await executions()) - before;
  return {
    spent,
    said,
    heard: inboxes.map(({ results }) => results.filter(({ data }) => data?.inbox.kind === 'EVENT')),
    async stop() {
      for (const client of clients) await client.dispose();
    },
  };
}

test('a thousand inboxes over twenty common conversations cost one execution for each event', { timeout: 120_000 }, async () => {
  const { spent, said, heard, stop } = await listenAll(inboxWith('name'), people, rooms);
  expect(spent).toBe(ROOMS);
  for (const results of heard) {
    expect(results.map(({ errors }) => errors)).toEqual(said.map(() => undefined));
    const bodies = new Map(results.map(({ data }) => [data?.inbox.conversationId, data?.inbox.event?.message.body]));
    expect(bodies).toEqual(new Map(said.map(({ room, body }) => [room, body])));
  }
  await stop();
});

test('with a field that depends on who asks there is one execution for each viewer, and each sees their own', {
  timeout: 120_000,
}, async () => {
  const some = people.slice(0, PEOPLE / 5);
  const { spent, heard, stop } = await listenAll(inboxWith('viewerMember { nickname }'), some, rooms.slice(0, 3));
  expect(spent).toBe(3 * some.length);
  heard.forEach((results, index) => {
    const owners = new Set(results.map(({ data }) => data?.inbox.conversation?.viewerMember?.nickname));
    expect(owners).toEqual(new Set([people[index]?.id]));
  });
  await stop();
});
