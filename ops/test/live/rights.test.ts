import { expect, test, vi } from 'vitest';
import { type Person, startChat, type TestChat } from '../../dev/testing/chat.ts';
import { startOwnRedis } from '../../dev/testing/stores.ts';
import { say } from './support/channels.ts';
import { connect, type Watch, watch } from './support/watch.ts';

interface Inbox {
  inbox: { kind: string; conversationId: string; event: { message: { body: string; event: { kind: string } | null } } | null };
}

const INBOX = 'subscription { inbox { kind conversationId event { ... on MessageAdded { message { body } } } } }';

async function ask<Data>(
  chat: TestChat,
  as: Pick<Person, 'token'>,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function group(chat: TestChat, ...people: Person[]): Promise<string> {
  const [owner, ...others] = people as [Person, ...Person[]];
  const made = await ask<{ createGroup: { conversation: { id: string } } }>(
    chat,
    owner,
    'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }',
    { input: { name: 'Tea', userIds: others.map(({ id }) => id) } },
  );
  return made.createGroup.conversation.id;
}

const people = (chat: TestChat) =>
  Promise.all(['Ada', 'Bob', 'Cleo'].map((name) => chat.register(name))) as Promise<[Person, Person, Person]>;

const bodies = (feed: Watch<Inbox>) => feed.results.flatMap(({ data }) => data?.inbox.event?.message.body ?? []);
const kinds = (feed: Watch<Inbox>) => feed.results.map(({ data }) => data?.inbox.kind);
const started = (feed: Watch<Inbox>) => feed.until(() => kinds(feed).includes('STARTED'));
const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';

test('who is removed from a conversation is told that it ended, and hears nothing that comes after, not by a replay either', async () => {
  await using chat = await startChat();
  const [ada, bob, cleo] = await people(chat);
  const conversationId = await group(chat, ada, bob, cleo);
  const client = connect(chat, bob);
  const feed = watch<Inbox>(client, INBOX);
  const others = connect(chat, cleo);
  const witness = watch<Inbox>(others, INBOX);
  await started(feed);
  await started(witness);
  await say(chat, ada, conversationId, 'before');
  await feed.until(() => bodies(feed).includes('before'));

  await ask(chat, ada, REMOVE, { input: { conversationId, userId: bob.id } });
  await say(chat, ada, conversationId, 'after');
  await feed.until(() => kinds(feed).includes('ENDED'));
  await witness.until(() => bodies(witness).includes('after'));
  expect(bodies(feed)).toEqual(['before']);

  const again = watch(client, 'subscription ($id: ID!) { conversationEvents(conversationId: $id) { kind } }', {
    id: conversationId,
  });
  await again.until(() => again.ended !== undefined);
  expect(again.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(again.results).toEqual([]);
  await client.dispose();
  await others.dispose();
});

test('who is removed while Redis is away gets nothing that came after the removal', async () => {
  await using redis = await startOwnRedis();
  await using chat = await startChat({ settings: { REDIS_URL: redis.url } });
  const [ada, bob, cleo] = await people(chat);
  const conversationId = await group(chat, ada, bob, cleo);
  const clients = [connect(chat, bob), connect(chat, cleo)] as const;
  const feed = watch<Inbox>(clients[0], INBOX);
  const witness = watch<Inbox>(clients[1], INBOX);
  await started(feed);
  await started(witness);

  await redis.kill9();
  await ask(chat, ada, REMOVE, { input: { conversationId, userId: bob.id } });
  await say(chat, ada, conversationId, 'a secret');
  await redis.restart();
  await witness.until(() => bodies(witness).includes('a secret'));
  await feed.until(() => kinds(feed).includes('ENDED'));
  expect(bodies(feed)).toEqual([]);
  for (const client of clients) await client.dispose();
});

test('a socket ends within a second of the end of its session, and with its token', async () => {
  await using chat = await startChat();
  const ada = await chat.register('Ada');
  const passing = await chat.visitor(undefined, 5);
  const closed = vi.fn();
  const revoked = connect(chat, ada);
  revoked.on('closed', (event) => closed('revoked', (event as CloseEvent).code, (event as CloseEvent).reason));
  const expired = connect(chat, passing);
  expired.on('closed', (event) => closed('expired', (event as CloseEvent).code, (event as CloseEvent).reason));
  const feeds = [watch<Inbox>(revoked, INBOX), watch<Inbox>(expired, INBOX)];

  await ask(chat, ada, 'mutation { logOut { __typename } }', {});
  await vi.waitFor(() => expect(closed).toHaveBeenCalledWith('revoked', 4401, 'revoked'), { timeout: 10_000 });
  await vi.waitFor(() => expect(closed).toHaveBeenCalledWith('expired', 4401, 'expired'), { timeout: 20_000 });
  for (const feed of feeds) expect(feed.ended).toBeDefined();
});
