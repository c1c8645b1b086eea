import { newId } from '@parley/kit/id';
import type { LiveEvent } from '@parley/kit/live/contract';
import { createServiceSigner, type Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { eventsOf, type LiveGateway, liveGateway, topicOf } from './support/live.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

const SECRET = 'xyzzy';

let messages: TestMessages;
let gateway: LiveGateway;
let ada: Viewer;
let bob: Viewer;
/** Joined when the secret had been said, in a group that does not show its history. */
let late: Viewer;
let former: Viewer;
let group: string;
let elsewhere: string;
let old: { id: string; number: number };

const mutation = (field: string, input: string) => `mutation { ${field}(input: { ${input} }) { __typename } }`;

beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '100000' } });
  gateway = await liveGateway(messages);
  const chat = chatOf(messages);
  [ada, bob, late, former] = [person(), person(), person(), person()];
  group = await chat.group(ada, bob, former);
  elsewhere = await chat.group(ada, person(), person());
  await chat.say(ada, elsewhere, SECRET);
  old = await chat.say(ada, group, SECRET);
  await messages.ask(mutation('removeMember', `conversationId: "${group}", userId: "${former.id}"`), {}, ada);
  await messages.ask(mutation('addMembers', `conversationId: "${group}", userIds: ["${late.id}"]`), {}, ada);
});
afterAll(() => messages[Symbol.asyncDispose]());

const FIELDS = ['messageAdded', 'conversationEvents', 'receiptMoved'];
const MESSAGE = `{ id body html edits { body } quote { body } thread { replyCount root { body } } reactions { emoji } system { name } }`;
const EVENTS = `{ kind conversation { name lastMessage ${MESSAGE} pinnedMessages ${MESSAGE} } event {
  ... on MessageAdded { message ${MESSAGE} } ... on MessageChanged { change message ${MESSAGE} }
} }`;

describe.each(FIELDS)('%s', (field) => {
  test('is not found by who is no member, in the same words as what does not exist', async () => {
    for (const outsider of [person(), former, person({ roles: ['USER', 'ADMIN', 'AGENT'] })]) {
      const openings = [group, newId(), 'x', '', null, 7].map((conversationId) => ({
        passport: gateway.passportOf(outsider),
        field,
        arguments: { conversationId },
      }));
      const { answers } = await gateway.ask('open', { openings });
      const [first] = answers;
      expect(first).toMatchObject({ error: { extensions: { code: 'NOT_FOUND' } } });
      for (const answer of answers) expect(answer).toEqual(first);
    }
  });

  test('is for who is signed in and has the scope', async () => {
    const args = { conversationId: group };
    const asked = (passport: string) => gateway.ask('open', { openings: [{ passport, field, arguments: args }] });
    for (const whom of [null, `conversation:${group}`]) {
      expect(await asked(gateway.passportOf(whom))).toMatchObject({
        answers: [{ error: { extensions: { code: 'UNAUTHENTICATED' } } }],
      });
    }
    expect(await gateway.refusal({ ...ada, scopes: ['messages:write'] }, field, args)).toBe('FORBIDDEN');
    expect(topicOf(await gateway.open({ ...ada, scopes: ['messages:read'] }, field, args)).topic).toContain(group);
  });
});

test.each(['inbox', 'viewerMemberChanged'])('%s is for who is signed in and has the scope', async (field) => {
  expect(await gateway.refusal({ ...ada, scopes: ['messages:write'] }, field)).toBe('FORBIDDEN');
  const { answers } = await gateway.ask('open', { openings: [{ passport: gateway.passportOf(null), field, arguments: {} }] });
  expect(answers).toMatchObject([{ error: { extensions: { code: 'UNAUTHENTICATED' } } }]);
});

test('members from whom history is hidden are an audience of their own', async () => {
  const audienceOf = async (as: Viewer) =>
    topicOf(await gateway.open(as, 'conversationEvents', { conversationId: group })).audience;
  expect(await audienceOf(ada)).toBe(`conversation:${group}`);
  expect(await audienceOf(bob)).toBe(`conversation:${group}`);
  expect(await audienceOf(late)).toBe(`conversation:${group}:above:3`);
});

test('nothing of hidden history is told by what becomes of it, nor by what leads to it', async () => {
  const { topic, audience, head } = topicOf(await gateway.open(late, 'conversationEvents', { conversationId: group }));
  const chat = chatOf(messages);
  await messages.ask(mutation('editMessage', `messageId: "${old.id}", body: "${SECRET} again"`), {}, ada);
  await messages.ask(mutation('addReaction', `messageId: "${old.id}", emoji: "🎉"`), {}, bob);
  await messages.ask(`mutation { pinMessage(messageId: "${old.id}") { __typename } }`, {}, ada);
  const quoting = await chat.say(ada, group, 'look', { quote: old.id });
  const answering = await chat.say(ada, group, 'yes', { replyTo: old.id });
  const replayed = await gateway.replay(topic, { ...(head as NonNullable<typeof head>), number: 0, revision: 0 });
  const seen = async (whom: string | Viewer) => {
    const results = await gateway.resolve(whom, 'conversationEvents', EVENTS, eventsOf(topic, replayed));
    expect(results.flatMap((result) => result?.errors ?? [])).toEqual([]);
    return results;
  };
  for (const whom of [audience as string, late]) {
    const results = await seen(whom);
    expect(JSON.stringify(results)).not.toContain(SECRET);
    expect(results.slice(0, 3)).toEqual([null, null, null]);
    const told = results.map(
      (result) => (result?.data?.['conversationEvents'] as { event: { message: object } } | undefined)?.event.message,
    );
    expect(told).toContainEqual(expect.objectContaining({ id: quoting.id, quote: null }));
    expect(told).toContainEqual(expect.objectContaining({ id: answering.id, thread: { replyCount: 1, root: null } }));
    const results2 = await gateway.resolve(whom, 'messageAdded', `{ kind message ${MESSAGE} }`, eventsOf(topic, replayed));
    expect(JSON.stringify(results2)).not.toContain(SECRET);
  }
  expect(JSON.stringify(await seen(`conversation:${group}`))).toContain(SECRET);
  await messages.ask(`mutation { unpinMessage(messageId: "${old.id}") { __typename } }`, {}, ada);
});

test('an audience is told nothing of another conversation', async () => {
  const { topic, head } = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: elsewhere }));
  const events: LiveEvent[] = [
    { kind: 'event', topic, payload: { conversationId: elsewhere, number: 2, revision: 2, change: 'sent' }, place: head },
    { kind: 'started', topic, payload: { conversationId: elsewhere }, place: head },
  ];
  const [event, started] = await gateway.resolve(`conversation:${group}`, 'conversationEvents', EVENTS, events);
  expect(event).toBeNull();
  expect(started).toEqual({ data: { conversationEvents: { kind: 'STARTED', conversation: null, event: null } } });
});

test('who is no member any more is told nothing of what is resolved for them', async () => {
  const { topic, head } = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group }));
  const payload = { conversationId: group, number: old.number, revision: 2, change: 'sent' };
  const event: LiveEvent = { kind: 'event', topic, payload, place: head };
  const selection = `{ conversation { unreadCount } event { ... on MessageAdded { message ${MESSAGE} } } }`;
  expect(await gateway.resolve(former, 'conversationEvents', selection, [event])).toEqual([null]);
  expect(JSON.stringify(await gateway.resolve(bob, 'conversationEvents', selection, [event]))).toContain(SECRET);
});

const entity = (type: string, id: string, selection: string) =>
  `query { _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} ${selection} } }`;

test('an audience reads its conversation, so far as it is not hidden, and nothing else', async () => {
  const read = async (audience: string, query: string) => (await gateway.query(audience, query)).data?._entities?.[0] ?? null;
  const all = `conversation:${group}`;
  expect(await read(all, entity('Message', old.id, '{ body }'))).toEqual({ body: expect.stringContaining(SECRET) });
  expect(await read(all, entity('Conversation', group, '{ name }'))).toEqual({ name: 'Tea' });
  expect(await read(`${all}:above:3`, entity('Message', old.id, '{ body }'))).toBeNull();
  expect(await read(`${all}:above:3`, entity('Message', `${group}-4`, '{ body }'))).toEqual({ body: '' });
  expect(await read(all, entity('Message', `${elsewhere}-2`, '{ body }'))).toBeNull();
  expect(await read(all, entity('Conversation', elsewhere, '{ name }'))).toBeNull();
});

test.each([
  'everyone',
  'conversation:',
  'conversation:*',
  'conversation:GROUP:above:0',
  'conversation:GROUP:above:-1',
  'conversation:GROUP:above:',
  'conversation:GROUP:below:1',
  'conversation:GROUP ',
  ' conversation:GROUP',
  'conversation:GROUP\nconversation:GROUP',
  'presence:GROUP',
  'GROUP',
])('%j is no audience, and is nobody', async (audience) => {
  const { data, errors } = await gateway.query(audience.replaceAll('GROUP', group), entity('Message', old.id, '{ body }'));
  expect(data?._entities?.[0] ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
});

test('an audience that a subgraph has named which is not trusted with it is nobody', async () => {
  const { data, errors } = await gateway.query(
    { name: `conversation:${group}`, by: 'weather' },
    entity('Message', old.id, '{ body }'),
  );
  expect(data?._entities?.[0] ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
});

test('an audience has nothing of its own: no list, no search, no draft, and changes nothing', async () => {
  for (const query of [
    '{ conversations { edges { node { id } } } }',
    '{ publicChannels { edges { node { id } } } }',
    '{ bookmarks { edges { node { note } } } }',
    '{ drafts { body } }',
    `{ searchMessages(query: "${SECRET}") { facets { count } } }`,
    mutation('sendMessage', `conversationId: "${group}", clientId: "a", body: "a"`),
    mutation('markRead', `conversationId: "${group}", number: 1`),
    mutation('saveDraft', `conversationId: "${group}", body: "a"`),
    `mutation { deleteMessage(messageId: "${old.id}") { __typename } }`,
  ]) {
    const { data, errors } = await gateway.query(`conversation:${group}`, query);
    expect({ query, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({ query, codes: ['UNAUTHENTICATED'] });
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  }
});

test('only the gateway asks, also with a passport of another subgraph', async () => {
  const own = createServiceSigner(messages.environment['MESSAGES_PASSPORT_KEY'] ?? '', 'presence')('r1');
  for (const passport of [own, '', 'x.y', gateway.passportOf(ada).slice(0, -2)]) {
    for (const verb of ['open', 'resolve', 'replay', 'heads']) {
      const { status, body } = await gateway.post(verb, { since: null }, passport);
      expect([401, 403]).toContain(status);
      expect(JSON.stringify(body)).not.toContain(group);
    }
  }
});

test.each([
  null,
  {},
  'x',
  { conversationId: 'x', number: 1, change: 'sent' },
  { conversationId: newId(), number: 0, change: 'sent' },
  { conversationId: newId(), number: 2 ** 40, change: 'sent' },
  { conversationId: newId(), number: 1, change: 'other' },
])('a payload of %j is refused', async (payload) => {
  const place = { epoch: 'e', number: 1, revision: 1 };
  const { answers } = await gateway.ask('resolve', {
    resolutions: [
      {
        passport: gateway.passportOf(`conversation:${group}`),
        query: 'subscription { inbox { kind } }',
        variables: {},
        events: [{ kind: 'event', topic: 'x', payload, place }],
      },
    ],
  });
  expect(answers).toMatchObject([{ error: { extensions: { code: 'BAD_USER_INPUT' } } }]);
});
