import { type Person, startChat, type TestChat } from '@parley/ops/dev/testing/chat';
import { createChatClient } from '@parley/schema/client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { soon } from './support/presence.ts';

const WATCH = `subscription ($ids: [ID!]!) {
  presence(userIds: $ids) { kind user { id name customStatus { text } } presence { status lastSeenAt } }
}`;
const TYPING = `subscription ($id: ID!) {
  typing(conversationId: $id) { kind conversation { id name } people { user { name } } }
}`;
const CALLS = 'subscription { callSignals { kind signals { callId kind from { name } payload } } }';
const HEARTBEAT =
  'mutation ($state: DeviceState!) { heartbeat(input: { deviceId: "phone", state: $state }) { presence { status } } }';
const SET_STATUS = 'mutation ($status: ChosenStatus!) { setStatus(input: { status: $status }) { presence { status } } }';
const BLOCK = 'mutation ($userId: ID!) { blockPerson(userId: $userId) { user { id } } }';
const UNBLOCK = 'mutation ($userId: ID!) { unblockPerson(userId: $userId) { user { id } } }';

let chat: TestChat;
beforeAll(async () => {
  chat = await startChat({ settings: { TYPING_SECONDS: '2' } });
});
afterAll(() => chat[Symbol.asyncDispose]());

let people = 0;
const newcomer = (name: string) => chat.register(`${name}${++people}`);

async function ask<Data>(as: Person, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (errors !== undefined || data == null) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
  return data;
}

async function group(owner: Person, ...others: Person[]): Promise<string> {
  const { createGroup } = await ask<{ createGroup: { conversation: { id: string } } }>(
    owner,
    'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }',
    { input: { name: 'Tea', userIds: others.map(({ id }) => id) } },
  );
  return createGroup.conversation.id;
}

/** Everything that a subscription tells from now on, and how it ends. */
function listen<Update>(as: Person, field: string, query: string, variables: Record<string, unknown> = {}) {
  const client = createChatClient({ url: chat.url, credential: () => as.token });
  onTestFinished(() => client.stop());
  const heard = { updates: [] as Update[], ended: null as string | null };
  const results = client.listen<Record<string, Update>>(query, variables);
  void (async () => {
    for await (const { data, errors } of results) {
      if (errors !== undefined) heard.ended = String(errors[0]?.extensions.code);
      else heard.updates.push(data?.[field] as Update);
    }
    heard.ended ??= 'completed';
  })().catch((error: unknown) => {
    heard.ended = (error as { code?: string }).code ?? String(error);
  });
  return heard;
}

interface PresenceUpdate {
  kind: string;
  user: { id: string; name: string; customStatus: { text: string } | null };
  presence: { status: string } | null;
}
const statuses = ({ updates }: { updates: PresenceUpdate[] }) =>
  updates.map(({ kind, presence }) => `${kind} ${presence?.status}`);

test('who watches somebody is told how they are, with what other subgraphs know of them, and each sees what is for them', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  await group(ada, bob, cyd);
  const watching = [bob, cyd].map((one) => listen<PresenceUpdate>(one, 'presence', WATCH, { ids: [ada.id] }));
  const own = listen<PresenceUpdate>(ada, 'presence', WATCH, { ids: [ada.id] });
  await expect.poll(() => [...watching, own].map(({ updates }) => updates.length), soon).toEqual([1, 1, 1]);
  await ask(ada, HEARTBEAT, { state: 'ACTIVE' });
  await expect
    .poll(() => watching.map(statuses), soon)
    .toEqual([
      ['STARTED OFFLINE', 'EVENT ONLINE'],
      ['STARTED OFFLINE', 'EVENT ONLINE'],
    ]);
  await ask(ada, SET_STATUS, { status: 'INVISIBLE' });
  await expect.poll(() => statuses(own).at(-1), soon).toBe('EVENT INVISIBLE');
  await expect.poll(() => watching.map((one) => statuses(one).at(-1)), soon).toEqual(['EVENT OFFLINE', 'EVENT OFFLINE']);
  await ask(ada, SET_STATUS, { status: 'DND' });
  await expect.poll(() => watching.map((one) => statuses(one).at(-1)), soon).toEqual(['EVENT DND', 'EVENT DND']);
  expect(watching[0]?.updates.at(-1)?.user.name).toBe(ada.name);
  expect(JSON.stringify(watching)).not.toContain('INVISIBLE');
});

test('what somebody says of the moment is told to those who watch them', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  await group(ada, bob, cyd);
  const watching = listen<PresenceUpdate>(bob, 'presence', WATCH, { ids: [ada.id] });
  await expect.poll(() => watching.updates.length, soon).toBe(1);
  await ask(ada, 'mutation { updateProfile(input: { customStatus: { text: "at tea" } }) { user { id } } }');
  await expect.poll(() => watching.updates.at(-1)?.user.customStatus?.text, soon).toBe('at tea');
});

test('a block ends what is told at once, and it comes back when the block ends', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  await group(ada, bob, cyd);
  await ask(ada, HEARTBEAT, { state: 'ACTIVE' });
  const watching = listen<PresenceUpdate>(bob, 'presence', WATCH, { ids: [ada.id, cyd.id] });
  await expect.poll(() => watching.updates.length, soon).toBe(2);
  await ask(ada, BLOCK, { userId: bob.id });
  await expect.poll(() => watching.updates.at(-1)?.kind, soon).toBe('ENDED');
  expect(watching.updates.at(-1)).toMatchObject({ user: { id: ada.id }, presence: null });
  await ask(ada, SET_STATUS, { status: 'DND' });
  await ask(cyd, HEARTBEAT, { state: 'ACTIVE' });
  await expect.poll(() => watching.updates.at(-1)?.user.id, soon).toBe(cyd.id);
  expect(watching.updates).toHaveLength(4);
  await ask(ada, UNBLOCK, { userId: bob.id });
  await expect.poll(() => statuses(watching).at(-1), soon).toBe('STARTED DND');
});

interface TypingUpdate {
  kind: string;
  conversation: { id: string; name: string };
  people: { user: { name: string } }[];
}
const typists = ({ updates }: { updates: TypingUpdate[] }) => updates.at(-1)?.people.map(({ user }) => user.name);

test('members see who is typing and that it ends, and who is removed hears nothing more', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  const id = await group(ada, bob, cyd);
  const [toBob, toCyd] = [bob, cyd].map((one) => listen<TypingUpdate>(one, 'typing', TYPING, { id })) as [
    ReturnType<typeof listen<TypingUpdate>>,
    ReturnType<typeof listen<TypingUpdate>>,
  ];
  await expect.poll(() => [toBob.updates, toCyd.updates].map(({ length }) => length), soon).toEqual([1, 1]);
  await ask(ada, `mutation { startTyping(conversationId: "${id}") { againAfterSeconds } }`);
  await expect.poll(() => [typists(toBob), typists(toCyd)], soon).toEqual([[ada.name], [ada.name]]);
  expect(toBob.updates.at(-1)).toMatchObject({ kind: 'EVENT', conversation: { id, name: 'Tea' } });
  await expect.poll(() => [typists(toBob), typists(toCyd)], soon).toEqual([[], []]);
  const remove = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
  await ask(ada, remove, { input: { conversationId: id, userId: cyd.id } });
  await expect.poll(() => toCyd.ended, soon).toBe('NOT_FOUND');
  const before = toCyd.updates.length;
  await ask(ada, `mutation { startTyping(conversationId: "${id}") { againAfterSeconds } }`);
  await expect.poll(() => typists(toBob), soon).toEqual([ada.name]);
  expect(toCyd.updates).toHaveLength(before);
});

test('a call is set up between two people, and rings on a device that comes a moment later', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  const conversationId = await group(ada, bob, cyd);
  const send = (as: Person, to: Person, kind: string, payload: string) =>
    ask(as, 'mutation ($input: SendCallSignalInput!) { sendCallSignal(input: $input) { signal { id } } }', {
      input: { callId: 'call-1', conversationId, toUserId: to.id, deviceId: 'phone', kind, payload },
    });
  interface CallUpdate {
    kind: string;
    signals: { kind: string; payload: string; from: { name: string } }[];
  }
  await send(ada, bob, 'RING', 'hello');
  const [toAda, toBob, toCyd] = [ada, bob, cyd].map((one) => listen<CallUpdate>(one, 'callSignals', CALLS)) as [
    ReturnType<typeof listen<CallUpdate>>,
    ReturnType<typeof listen<CallUpdate>>,
    ReturnType<typeof listen<CallUpdate>>,
  ];
  await expect.poll(() => [toAda, toBob, toCyd].map(({ updates }) => updates.length), soon).toEqual([1, 1, 1]);
  expect(toBob.updates).toMatchObject([{ kind: 'STARTED', signals: [{ kind: 'RING', from: { name: ada.name } }] }]);
  await send(bob, ada, 'ACCEPT', '');
  for (let time = 0; time < 5; time++) await send(ada, bob, 'CANDIDATE', `way ${time}`);
  await expect.poll(() => toAda.updates.length, soon).toBe(2);
  await expect
    .poll(() => toBob.updates.slice(1).flatMap(({ signals }) => signals.map(({ payload }) => payload)), soon)
    .toEqual([0, 1, 2, 3, 4].map((time) => `way ${time}`));
  expect(toCyd.updates).toEqual([{ kind: 'STARTED', signals: [] }]);
});

test('a screen shows how people are and who is typing, in one query', async () => {
  const [ada, bob, cyd] = [await newcomer('Ada'), await newcomer('Bob'), await newcomer('Cyd')];
  const id = await group(ada, bob, cyd);
  await ask(ada, HEARTBEAT, { state: 'IDLE' });
  await ask(ada, `mutation { startTyping(conversationId: "${id}") { againAfterSeconds } }`);
  const query = `query ($id: ID!) {
    conversation(id: $id) { typing { user { name } } members { edges { node { user { name presence { status } } } } } }
  }`;
  const { conversation } = await ask<{
    conversation: { typing: unknown; members: { edges: { node: { user: { name: string; presence: unknown } } }[] } };
  }>(bob, query, { id });
  expect(conversation.typing).toEqual([{ user: { name: ada.name } }]);
  const shown = Object.fromEntries(conversation.members.edges.map(({ node: { user } }) => [user.name, user.presence]));
  expect(shown).toEqual({ [ada.name]: { status: 'AWAY' }, [bob.name]: { status: 'OFFLINE' }, [cyd.name]: { status: 'OFFLINE' } });
});
