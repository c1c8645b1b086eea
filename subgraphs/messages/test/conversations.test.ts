import { isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPosition } from '../src/position.ts';
import { schema } from '../src/schema.ts';
import { chatOf, SEND } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const START = 'mutation ($userId: ID!) { startDirect(userId: $userId) { conversation { id kind memberCount } } }';
const GROUP = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }';
const UPDATE =
  'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { conversation { name topic isPublic historyForNewMembers archiveAfterDays } } }';
const ARCHIVE =
  'mutation ($input: ArchiveConversationInput!) { archiveConversation(input: $input) { conversation { archivedAt } } }';
const PREFER =
  'mutation ($input: SetConversationPreferencesInput!) { setConversationPreferences(input: $input) { conversation { viewerMember { mutedUntil pinned archived level nickname } } } }';
const ASSIGN =
  'mutation ($input: AssignBusinessChatInput!) { assignBusinessChat(input: $input) { conversation { assignee { id } } } }';
const STATUS = 'mutation ($input: SetBusinessStatusInput!) { setBusinessStatus(input: $input) { conversation { status } } }';
const POSITION = 'query ($id: ID!) { conversation(id: $id) { position } }';

const send = (conversationId: string) => ({ input: { conversationId, clientId: 'one', body: 'x' } });

describe('a direct conversation', () => {
  test('is one for each pair, whoever begins it, also at once', async () => {
    const [ada, bob] = [person(), person()];
    const started = await Promise.all(
      [0, 1, 2, 3].flatMap(() => [messages.ask(START, { userId: bob.id }, ada), messages.ask(START, { userId: ada.id }, bob)]),
    );
    const conversations = started.map(({ startDirect }) => startDirect.conversation);
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(1);
    expect(conversations[0]).toMatchObject({ kind: 'DIRECT', memberCount: 2 });
    expect(await chatOf(messages).seenBy(ada, conversations[0].id)).toEqual(['CREATED']);
  });

  test('is not begun with oneself, with nobody, nor with a suspended person', async () => {
    const ada = person();
    const [gone, suspended] = [person(), person()];
    messages.people.forget(gone.id);
    messages.people.suspend(suspended.id);
    expect(await messages.refusal(START, { userId: ada.id }, ada)).toBe('BAD_USER_INPUT');
    for (const userId of ['nobody', gone.id, suspended.id]) {
      expect(await messages.refusal(START, { userId }, ada)).toBe('NOT_FOUND');
    }
  });

  test('can be neither begun nor continued while either has blocked the other', async () => {
    const chat = chatOf(messages);
    const [ada, bob, eve] = [person(), person(), person()];
    messages.people.block(eve.id, ada.id);
    for (const [one, other] of [
      [ada, eve],
      [eve, ada],
    ] as const) {
      const { errors } = await messages.graph(START, { userId: other.id }, one);
      expect(errors).toMatchObject([{ message: 'This person was not found.', extensions: { code: 'NOT_FOUND' } }]);
    }

    const direct = await chat.direct(ada, bob);
    const { id } = await chat.say(bob, direct, 'hello');
    messages.people.block(ada.id, bob.id);
    const react = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
    const edit = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
    // An answer may be a second old; an edit that changes nothing leaves no trace of having been let through.
    const codeOf = async () =>
      (await messages.graph(edit, { input: { messageId: id, body: 'hello' } }, bob)).errors?.[0]?.extensions['code'];
    await expect.poll(codeOf, { timeout: 5000 }).toBe('FORBIDDEN');
    for (const either of [ada, bob]) expect(await messages.refusal(SEND, send(direct), either)).toBe('FORBIDDEN');
    expect(await messages.refusal(react, { input: { messageId: id, emoji: '👍' } }, bob)).toBe('FORBIDDEN');
    expect(await messages.refusal(edit, { input: { messageId: id, body: 'listen' } }, bob)).toBe('FORBIDDEN');
    expect(await chat.seenBy(bob, direct)).toEqual(['CREATED', 'hello']);
    messages.people.unblock(ada.id, bob.id);
    await expect.poll(codeOf, { timeout: 5000 }).toBeUndefined();
    await messages.ask(SEND, send(direct), bob);
  });

  test('waits while the users subgraph is away: what is not known is not granted', async () => {
    await using own = await startMessages();
    const chat = chatOf(own);
    const [ada, bob, cy] = [person(), person(), person()];
    const group = await chat.group(ada, bob, cy);
    await own.people.stop();
    expect(await own.refusal(START, { userId: person().id }, ada)).toBe('UNAVAILABLE');
    await chat.say(ada, group, 'a group needs no leave');
  });
});

describe('a group', () => {
  test.each([1, 8])('of %i others is refused when the policy says 3 to 8 people', async (others) => {
    const userIds = Array.from({ length: others }, () => person().id);
    const { errors } = await messages.graph(GROUP, { input: { userIds: [...userIds, userIds[0]] } }, person());
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userIds' });
  });

  test.each([2, 7])('of %i others is begun', async (others) => {
    const userIds = Array.from({ length: others }, () => person().id);
    await messages.ask(GROUP, { input: { userIds } }, person());
  });

  test('as small as the operator allows is begun', async () => {
    await using own = await startMessages({ settings: { GROUP_SMALLEST: '2', GROUP_LARGEST: '2' } });
    await own.ask(GROUP, { input: { userIds: [person().id] } }, person());
    expect(await own.refusal(GROUP, { input: { userIds: [person().id, person().id] } }, person())).toBe('BAD_USER_INPUT');
  });

  test('does not take in who has blocked its founder', async () => {
    const [ada, bob, eve] = [person(), person(), person()];
    messages.people.block(eve.id, ada.id);
    expect(await messages.refusal(GROUP, { input: { userIds: [bob.id, eve.id] } }, ada)).toBe('NOT_FOUND');
  });
});

test('conversations are listed by their latest message, in pages', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const groups: string[] = [];
  for (let index = 0; index < 5; index++) groups.push(await chat.group(ada, bob, cy));
  await chat.say(bob, groups[1] as string, 'latest');
  const list = `query ($after: String) {
    conversations(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
  }`;
  interface Listed {
    conversations: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }
  const listed: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { conversations }: Listed = await messages.ask<Listed>(list, { after }, ada);
    listed.push(...conversations.edges.map(({ node }) => node.id));
    if (!conversations.pageInfo.hasNextPage) break;
    after = conversations.pageInfo.endCursor;
  }
  expect(listed).toEqual([1, 4, 3, 2, 0].map((index) => groups[index]));
});

test('a channel that is public is found by its name and joined; another one is not', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const open = await chat.channel(ada, { name: 'Zebra news', topic: 'Stripes', isPublic: true });
  const closed = await chat.channel(ada, { name: 'Zebra secrets' });
  const find = `{ publicChannels(search: "zebra") { edges { node {
    id name topic memberCount position viewerMember { role } members { edges { node { role } } } messages { edges { cursor } } lastMessage { id }
  } } } }`;
  const { publicChannels } = await messages.ask(find, {}, bob);
  expect(publicChannels.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    {
      id: open,
      name: 'Zebra news',
      topic: 'Stripes',
      memberCount: 1,
      position: null,
      viewerMember: null,
      members: null,
      messages: null,
      lastMessage: null,
    },
  ]);
  const join = 'mutation ($id: ID!) { joinChannel(conversationId: $id) { conversation { memberCount viewerMember { role } } } }';
  expect(await messages.refusal(join, { id: closed }, bob)).toBe('NOT_FOUND');
  await chat.say(ada, open, 'welcome');
  const joined = { joinChannel: { conversation: { memberCount: 2, viewerMember: { role: 'MEMBER' } } } };
  expect(await messages.ask(join, { id: open }, bob)).toEqual(joined);
  expect(await messages.ask(join, { id: open }, bob)).toEqual(joined);
  expect(await chat.seenBy(bob, open)).toEqual(['CREATED', 'welcome', 'JOINED']);
});

test('each part of a conversation that changes is told of, and what stays is not', async () => {
  const chat = chatOf(messages);
  const ada = person();
  const channel = await chat.channel(ada, { name: 'Old' });
  const input = { conversationId: channel, name: 'New', topic: 'Things', isPublic: true, archiveAfterDays: null };
  const changed = { name: 'New', topic: 'Things', isPublic: true, historyForNewMembers: true, archiveAfterDays: null };
  expect(await messages.ask(UPDATE, { input }, ada)).toEqual({ updateConversation: { conversation: changed } });
  await messages.ask(UPDATE, { input }, ada);
  expect(await chat.seenBy(ada, channel)).toEqual(['CREATED', 'RENAMED', 'TOPIC_CHANGED', 'SETTINGS_CHANGED']);
  for (const wrong of [
    { name: '' },
    { name: null },
    { name: 'x'.repeat(81) },
    { topic: 'x'.repeat(501) },
    { archiveAfterDays: 0 },
  ]) {
    expect(await messages.refusal(UPDATE, { input: { conversationId: channel, ...wrong } }, ada)).toBe('BAD_USER_INPUT');
  }
});

test('only who manages a conversation changes it, and nobody a direct one', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const direct = await chat.direct(ada, bob);
  expect(await messages.refusal(UPDATE, { input: { conversationId: group, name: 'x' } }, bob)).toBe('FORBIDDEN');
  expect(await messages.refusal(ARCHIVE, { input: { conversationId: group } }, bob)).toBe('FORBIDDEN');
  expect(await messages.refusal(UPDATE, { input: { conversationId: direct, name: 'x' } }, ada)).toBe('FORBIDDEN');
  expect(await messages.refusal(ARCHIVE, { input: { conversationId: direct } }, ada)).toBe('FORBIDDEN');
});

test('an archived conversation is read, takes nothing new, and can be taken back', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  await chat.say(bob, group, 'before');
  await messages.ask(ARCHIVE, { input: { conversationId: group } }, ada);
  expect(await messages.refusal(SEND, send(group), bob)).toBe('CONFLICT');
  expect(await chat.seenBy(bob, group)).toEqual(['CREATED', 'before', 'ARCHIVED']);
  const list = 'query ($archived: Boolean!) { conversations(archived: $archived) { edges { node { id } } } }';
  const listed = async (archived: boolean) => (await messages.ask(list, { archived }, bob)).conversations.edges;
  expect(await listed(false)).toEqual([]);
  expect(await listed(true)).toEqual([{ node: { id: group } }]);
  await messages.ask(ARCHIVE, { input: { conversationId: group, archived: false } }, ada);
  await messages.ask(SEND, send(group), bob);
  expect(await listed(true)).toEqual([]);
});

test('preferences are for each member, and only what is given changes', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const direct = await chat.direct(ada, bob);
  const prefer = async (given: object, as = ada) =>
    (await messages.ask(PREFER, { input: { conversationId: direct, ...given } }, as)).setConversationPreferences.conversation
      .viewerMember;
  const mutedUntil = '2030-01-01T00:00:00.000Z';
  await prefer({ mutedUntil, pinned: true, nickname: 'A' });
  expect(await prefer({ level: 'MENTIONS', archived: true })).toEqual({
    mutedUntil,
    pinned: true,
    archived: true,
    level: 'MENTIONS',
    nickname: 'A',
  });
  expect(await prefer({ mutedUntil: null, nickname: null, pinned: false })).toMatchObject({
    mutedUntil: null,
    pinned: false,
    nickname: null,
  });
  expect(await prefer({}, bob)).toEqual({ mutedUntil: null, pinned: false, archived: false, level: 'ALL', nickname: null });
});

describe('a business chat', () => {
  test('is taken on by an agent, handed over among agents, and resolved', async () => {
    const chat = chatOf(messages);
    const customer = person();
    const [amy, ben] = [person({ roles: ['USER', 'AGENT'] }), person({ roles: ['USER', 'AGENT'] })];
    const help = await chat.business(customer);
    await chat.say(customer, help, 'it is broken');
    const assign = (agentId: string | null) => ({ input: { conversationId: help, agentId } });
    const face = 'query ($id: ID!) { conversation(id: $id) { name status messages { edges { cursor } } } }';
    expect(await messages.ask(face, { id: help }, amy)).toEqual({
      conversation: { name: 'Help', status: 'OPEN', messages: null },
    });
    expect(await messages.ask(ASSIGN, assign(amy.id), amy)).toEqual({
      assignBusinessChat: { conversation: { assignee: { id: amy.id } } },
    });
    expect(await chat.seenBy(amy, help)).toEqual(['CREATED', 'it is broken', 'JOINED', 'ASSIGNED']);
    expect(await messages.refusal(ASSIGN, assign(ben.id), amy)).toBe('NOT_FOUND');
    await messages.ask(ASSIGN, assign(ben.id), ben);
    await messages.ask(ASSIGN, assign(amy.id), ben);
    await messages.ask(ASSIGN, assign(null), amy);
    expect(await messages.ask(STATUS, { input: { conversationId: help, status: 'RESOLVED' } }, ben)).toEqual({
      setBusinessStatus: { conversation: { status: 'RESOLVED' } },
    });
  });

  test('is found by agents by its status, before they take it on', async () => {
    await using own = await startMessages();
    const chat = chatOf(own);
    const [customer, agent] = [person(), person({ roles: ['USER', 'AGENT'] })];
    const [one, two, three] = [
      await chat.business(customer, 'One'),
      await chat.business(customer, 'Two'),
      await chat.business(customer, 'Three'),
    ];
    await chat.say(customer, one, 'is anybody there?');
    const list = `query ($status: BusinessStatus, $after: String) {
      businessChats(status: $status, first: 2, after: $after) {
        edges { node { id name status lastMessage { body } } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const listed = async (given: Record<string, unknown>) => (await own.ask(list, given, agent)).businessChats;
    const first = await listed({});
    const face = (id: string, name: string) => ({ node: { id, name, status: 'OPEN', lastMessage: null } });
    expect(first.edges).toEqual([face(one, 'One'), face(three, 'Three')]);
    expect((await listed({ after: first.pageInfo.endCursor })).edges).toEqual([face(two, 'Two')]);
    await own.ask(ASSIGN, { input: { conversationId: one, agentId: agent.id } }, agent);
    await own.ask(STATUS, { input: { conversationId: one, status: 'PENDING' } }, agent);
    expect((await listed({ status: 'PENDING' })).edges).toMatchObject([{ node: { id: one } }]);
    expect((await listed({})).edges).toHaveLength(2);
  });

  test('is nothing to other customers, and its customer assigns nobody', async () => {
    const chat = chatOf(messages);
    const [customer, other] = [person(), person()];
    const help = await chat.business(customer);
    const assign = (agentId: string) => ({ input: { conversationId: help, agentId } });
    expect(await messages.refusal(ASSIGN, assign(other.id), other)).toBe('NOT_FOUND');
    expect(await messages.refusal(ASSIGN, assign(customer.id), customer)).toBe('FORBIDDEN');
    expect(await messages.refusal(STATUS, { input: { conversationId: help, status: 'RESOLVED' } }, customer)).toBe('FORBIDDEN');
    const mine = await chat.business(person({ roles: ['USER', 'AGENT'] }));
    expect(await messages.ask('query ($id: ID!) { conversation(id: $id) { id } }', { id: mine }, other)).toEqual({
      conversation: null,
    });
  });
});

test('a position is at the head of the conversation when nothing happens meanwhile', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const direct = await chat.direct(ada, bob);
  await chat.say(ada, direct, 'two');
  const read = async () => readPosition('after', (await messages.ask(POSITION, { id: direct }, bob)).conversation.position);
  const before = await read();
  expect(before).toMatchObject({ number: 2, revision: 2 });
  const react = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { conversation { position } } } }';
  const changed = await messages.ask(react, { input: { messageId: `${direct}-2`, emoji: '👍' } }, bob);
  expect(readPosition('after', changed.addReaction.message.conversation.position)).toEqual({ ...before, revision: 3 });
});

test('mutations of one operation show each what it changed', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const id = await chat.direct(ada, bob);
  const two = `mutation ($id: ID!) {
    one: sendMessage(input: { conversationId: $id, clientId: "1", body: "one" }) { message { conversation { lastMessage { body } } } }
    two: sendMessage(input: { conversationId: $id, clientId: "2", body: "two" }) { message { conversation { lastMessage { body } } } }
  }`;
  const shown = (body: string) => ({ message: { conversation: { lastMessage: { body } } } });
  expect(await messages.ask(two, { id }, ada)).toEqual({ one: shown('one'), two: shown('two') });
});

test('a mutation that fails takes nothing from the others of its operation', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const id = await chat.direct(ada, bob);
  const two = `mutation ($id: ID!) {
    one: sendMessage(input: { conversationId: $id, clientId: "1", body: "" }) { message { body } }
    two: sendMessage(input: { conversationId: $id, clientId: "2", body: "two" }) { message { body } }
  }`;
  const { data, errors } = await messages.graph(two, { id }, ada);
  expect(data).toEqual({ one: null, two: { message: { body: 'two' } } });
  expect(errors).toMatchObject([{ path: ['one'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('every root field may be null, so that the failure of one stays its own', () => {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}));
  const own = fields.filter(({ name }) => !name.startsWith('_'));
  expect(own.length).toBeGreaterThan(30);
  expect(own.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});
