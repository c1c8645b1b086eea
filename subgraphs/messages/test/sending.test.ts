import { randomUUID } from 'node:crypto';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf, SEND } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const EDIT = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
const DELETE = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }';
const FORWARD = 'mutation ($input: ForwardMessageInput!) { forwardMessage(input: $input) { message { id } } }';
const PIN = 'mutation ($id: ID!) { pinMessage(messageId: $id) { message { id } } }';
const UNPIN = 'mutation ($id: ID!) { unpinMessage(messageId: $id) { message { id } } }';
const REACT = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';

const WHOLE = `query ($id: ID!) {
  message(id: $id) {
    id number body html editedAt deletedAt pinnedAt permalink status
    sender { id }
    conversation { id }
    deletedBy { id }
    pinnedBy { id }
    mentions { people { id } everyone here }
    quote { id body }
    forwardedFrom { message { id } }
    reactions { emoji count viewerReacted people { id } }
    edits { body html saidAt }
    receipts { deliveredCount readCount people { user { id } deliveredAt readAt } }
  }
}`;

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const read = async (id: string, as = ada) => (await messages.ask(WHOLE, { id }, as)).message;
  return { chat, ada, bob, cy, group, read };
}

describe('a message', () => {
  test('is there for all members as it was said', async () => {
    const { chat, ada, bob, group, read } = await startGroup();
    const { id, number } = await chat.say(ada, group, '  Hello **there**\r\n<@nobody>\u0007  ');
    expect(id).toBe(`${group}-${number}`);
    expect(await read(id, bob)).toMatchObject({
      id,
      number: 2,
      body: 'Hello **there**\n<@nobody>',
      html: '<p>Hello <strong>there</strong><br />\n&lt;@nobody&gt;</p>\n',
      sender: { id: ada.id },
      conversation: { id: group },
      permalink: `https://chat.example/chat/${group}/2`,
      status: null,
    });
  });

  test('sent ten times at once with one clientId, and again later, is one message', async () => {
    const { chat, ada, group } = await startGroup();
    const input = { conversationId: group, clientId: randomUUID(), body: 'once' };
    const ids = await Promise.all(Array.from({ length: 10 }, () => chat.say(ada, group, 'once', input)));
    await chat.say(ada, group, 'between');
    ids.push(await chat.say(ada, group, 'once', input));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await chat.seenBy(ada, group)).toEqual(['CREATED', 'once', 'between']);
  });

  test('tells the clientId it was sent with, and one that tells of the conversation tells none', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const clientId = randomUUID();
    await chat.say(ada, group, 'mine', { clientId });
    const query = 'query ($id: ID!) { conversation(id: $id) { messages { edges { node { clientId } } } } }';
    const { conversation } = await messages.ask(query, { id: group }, bob);
    expect(conversation.messages.edges).toEqual([{ node: { clientId: null } }, { node: { clientId } }]);
  });

  test('sent again is given as it was, whatever has been forbidden or deleted meanwhile, and counts as nothing new', async () => {
    await using own = await startMessages({ settings: { MESSAGES_PER_MINUTE: '2' } });
    const chat = chatOf(own);
    const [ada, bob, cy] = [person(), person(), person()];
    const [group, direct] = [await chat.group(ada, bob, cy), await chat.direct(ada, bob)];
    const send = { conversationId: direct, clientId: randomUUID(), body: 'once' };
    const said = await chat.say(ada, direct, 'once', send);
    const source = await chat.say(bob, group, 'a source');
    const forward = { input: { messageId: source.id, conversationId: direct, clientId: randomUUID() } };
    const forwarded = await own.ask(FORWARD, forward, ada);
    await own.ask(DELETE, { id: source.id }, bob);
    own.people.block(bob.id, ada.id);
    const late = { input: { ...send, clientId: randomUUID() } };
    // What was answered of a block may be a second old.
    const codeOfAnother = async () => (await own.graph(SEND, late, ada)).errors?.[0]?.extensions['code'];
    await expect.poll(codeOfAnother, { timeout: 5000 }).toBe('FORBIDDEN');
    for (const _ of [1, 2, 3]) expect(await chat.say(ada, direct, 'once', send)).toEqual(said);
    expect(await own.ask(FORWARD, forward, ada)).toEqual(forwarded);
    own.people.unblock(bob.id, ada.id);
    await expect.poll(codeOfAnother, { timeout: 5000 }).toBe('RATE_LIMITED');
  });

  test('sent again is given only to who still sees it', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const send = { conversationId: group, clientId: randomUUID(), body: 'once' };
    await chat.say(bob, group, 'once', send);
    const archive = 'mutation ($id: ID!) { archiveConversation(input: { conversationId: $id }) { conversation { id } } }';
    const remove = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
    const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
    await messages.ask(remove, { input: { conversationId: group, userId: bob.id } }, ada);
    expect(await messages.refusal(SEND, { input: send }, bob)).toBe('NOT_FOUND');
    await messages.ask(add, { input: { conversationId: group, userIds: [bob.id] } }, ada);
    expect(await messages.refusal(SEND, { input: send }, bob)).toBe('NOT_FOUND');
    const again = { ...send, clientId: randomUUID() };
    const said = await chat.say(bob, group, 'once', again);
    await messages.ask(archive, { id: group }, ada);
    expect(await chat.say(bob, group, 'once', again)).toEqual(said);
  });

  test.each([
    ['an empty body', { body: ' \n ' }, 'body'],
    ['a body of control characters', { body: '\u0000\u0001' }, 'body'],
    ['too long a body', { body: 'x'.repeat(20_001) }, 'body'],
    ['no clientId', { clientId: '' }, 'clientId'],
    ['too long a clientId', { clientId: 'x'.repeat(101) }, 'clientId'],
  ])('with %s is refused', async (_what, wrong, field) => {
    const { ada, group } = await startGroup();
    const input = { conversationId: group, clientId: randomUUID(), body: 'x', ...wrong };
    const { errors } = await messages.graph(SEND, { input }, ada);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test('of 20,000 characters is said', async () => {
    const { chat, ada, group, read } = await startGroup();
    const { id } = await chat.say(ada, group, '😀'.repeat(20_000));
    expect((await read(id)).body).toHaveLength(40_000);
  });

  test('mentions members and nobody else, outside of code', async () => {
    const { chat, ada, bob, cy, group, read } = await startGroup();
    const body = `<@${bob.id}> @here and <@${person().id}>, not \`<@${cy.id}> @everyone\``;
    const { id } = await chat.say(ada, group, body);
    expect((await read(id)).mentions).toEqual({ people: [{ id: bob.id }], everyone: false, here: true });
  });

  test('quotes another one of its conversation, and none of elsewhere', async () => {
    const { chat, ada, bob, group, read } = await startGroup();
    const first = await chat.say(ada, group, 'first');
    const { id } = await chat.say(bob, group, 'about that', { quote: first.id });
    expect((await read(id)).quote).toEqual({ id: first.id, body: 'first' });
    const elsewhere = await chat.say(ada, await chat.direct(ada, bob), 'elsewhere');
    const input = { conversationId: group, clientId: 'q', body: 'x', quote: elsewhere.id };
    expect(await messages.refusal(SEND, { input }, ada)).toBe('NOT_FOUND');
  });
});

describe('an edit', () => {
  test('keeps the earlier wordings, oldest first', async () => {
    const { chat, ada, bob, group, read } = await startGroup();
    const { id } = await chat.say(ada, group, 'one');
    await messages.ask(EDIT, { input: { messageId: id, body: `two <@${bob.id}>` } }, ada);
    await messages.ask(EDIT, { input: { messageId: id, body: '*three*' } }, ada);
    const message = await read(id, bob);
    expect(message).toMatchObject({ body: '*three*', mentions: { people: [] } });
    expect(message.edits.map((edit: { body: string }) => edit.body)).toEqual(['one', `two <@${bob.id}>`]);
    expect(message.edits[0].saidAt < message.editedAt).toBe(true);
  });

  test('that changes nothing is none', async () => {
    const { chat, ada, group, read } = await startGroup();
    const { id } = await chat.say(ada, group, 'same');
    await messages.ask(EDIT, { input: { messageId: id, body: 'same ' } }, ada);
    expect(await read(id)).toMatchObject({ edits: [], editedAt: null });
  });

  test("of somebody else's message is refused, of the owner too", async () => {
    const { chat, ada, bob, group } = await startGroup();
    const { id } = await chat.say(bob, group, 'mine');
    expect(await messages.refusal(EDIT, { input: { messageId: id, body: 'x' } }, ada)).toBe('FORBIDDEN');
  });
});

describe('a deletion', () => {
  test('leaves a tombstone that tells nothing of what was said', async () => {
    const { chat, ada, bob, cy, group, read } = await startGroup();
    const quoted = await chat.say(ada, group, 'quoted');
    const { id } = await chat.say(bob, group, `a secret <@${cy.id}>`, { quote: quoted.id });
    await messages.ask(EDIT, { input: { messageId: id, body: 'no secret' } }, bob);
    await messages.ask(REACT, { input: { messageId: id, emoji: '👍' } }, cy);
    await messages.ask(PIN, { id }, bob);
    await messages.ask(DELETE, { id }, ada);
    await messages.ask(DELETE, { id }, bob);
    expect(await read(id, cy)).toMatchObject({
      body: '',
      html: '',
      deletedAt: expect.any(String),
      deletedBy: { id: ada.id },
      pinnedAt: null,
      pinnedBy: null,
      mentions: { people: [] },
      quote: null,
      reactions: [],
      edits: [],
    });
    expect(await messages.refusal(EDIT, { input: { messageId: id, body: 'back' } }, bob)).toBe('CONFLICT');
    expect(await messages.refusal(REACT, { input: { messageId: id, emoji: '👍' } }, cy)).toBe('CONFLICT');
    expect(await messages.refusal(PIN, { id }, bob)).toBe('CONFLICT');
    expect(await messages.refusal(FORWARD, { input: { messageId: id, conversationId: group, clientId: 'f' } }, bob)).toBe(
      'NOT_FOUND',
    );
  });

  test('is kept for those who look after the platform: who, whose and when', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const [one, two] = [await chat.say(bob, group, 'one'), await chat.say(bob, group, 'two')];
    await messages.ask(DELETE, { id: two.id }, bob);
    await messages.ask(DELETE, { id: one.id }, ada);
    const admin = person({ roles: ['USER', 'ADMIN'] });
    const audit = `query ($id: ID!, $after: String) {
      messageAudit(conversationId: $id, first: 1, after: $after) {
        edges { node { messageId number sender { id } deletedBy { id } deletedAt } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const entry = ({ id, number }: typeof one, deletedBy: typeof ada) => ({
      node: { messageId: id, number, sender: { id: bob.id }, deletedBy: { id: deletedBy.id }, deletedAt: expect.any(String) },
    });
    const { messageAudit: first } = await messages.ask(audit, { id: group }, admin);
    expect(first).toMatchObject({ edges: [entry(one, ada)], pageInfo: { hasNextPage: true } });
    const { messageAudit: rest } = await messages.ask(audit, { id: group, after: first.pageInfo.endCursor }, admin);
    expect(rest).toMatchObject({ edges: [entry(two, bob)], pageInfo: { hasNextPage: false } });
  });

  test('of what somebody else said is for who manages the conversation, and for an ADMIN in it', async () => {
    const { chat, ada, bob, cy, group } = await startGroup();
    const { id } = await chat.say(ada, group, 'mine');
    expect(await messages.refusal(DELETE, { id }, bob)).toBe('FORBIDDEN');
    expect(await messages.refusal(DELETE, { id }, person({ roles: ['USER', 'ADMIN'] }))).toBe('NOT_FOUND');
    await messages.ask(DELETE, { id }, { ...cy, roles: ['USER', 'ADMIN'] });
    const direct = await chat.direct(ada, bob);
    const said = await chat.say(bob, direct, 'to you');
    expect(await messages.refusal(DELETE, { id: said.id }, ada)).toBe('FORBIDDEN');
  });
});

test('a system message can be neither edited nor deleted, pinned, quoted, answered, forwarded or reacted to', async () => {
  const { ada, group } = await startGroup();
  const id = `${group}-1`;
  const send = (more: object) => ({ input: { conversationId: group, clientId: randomUUID(), body: 'x', ...more } });
  expect(await messages.refusal(EDIT, { input: { messageId: id, body: 'x' } }, ada)).toBe('CONFLICT');
  expect(await messages.refusal(DELETE, { id }, ada)).toBe('CONFLICT');
  expect(await messages.refusal(PIN, { id }, ada)).toBe('CONFLICT');
  expect(await messages.refusal(SEND, send({ quote: id }), ada)).toBe('CONFLICT');
  expect(await messages.refusal(SEND, send({ replyTo: id }), ada)).toBe('CONFLICT');
  expect(await messages.refusal(REACT, { input: { messageId: id, emoji: '👍' } }, ada)).toBe('CONFLICT');
  expect(await messages.refusal(FORWARD, { input: { messageId: id, conversationId: group, clientId: 'f' } }, ada)).toBe(
    'CONFLICT',
  );
});

test('what was forwarded leads back only those who see where it comes from', async () => {
  const { chat, ada, bob, cy, group, read } = await startGroup();
  const source = await chat.say(bob, await chat.direct(ada, bob), `for <@${ada.id}> only`);
  const forward = { input: { messageId: source.id, conversationId: group, clientId: randomUUID() } };
  const { forwardMessage } = await messages.ask(FORWARD, forward, ada);
  const again = await messages.ask(FORWARD, forward, ada);
  expect(again.forwardMessage).toEqual(forwardMessage);
  const { id } = forwardMessage.message;
  expect(await read(id, bob)).toMatchObject({ forwardedFrom: { message: { id: source.id } }, mentions: { people: [] } });
  expect(await read(id, cy)).toMatchObject({ body: `for <@${ada.id}> only`, forwardedFrom: { message: null } });
  expect(await messages.refusal(EDIT, { input: { messageId: id, body: 'other words' } }, ada)).toBe('CONFLICT');
});

test('pins are listed with the last one first, and unpinned', async () => {
  const { chat, ada, bob, group } = await startGroup();
  const [one, two] = [await chat.say(ada, group, 'one'), await chat.say(ada, group, 'two')];
  for (const { id } of [two, one]) await messages.ask(PIN, { id }, bob);
  const pinned = async () =>
    (await messages.ask('query ($id: ID!) { conversation(id: $id) { pinnedMessages { body } } }', { id: group }, ada))
      .conversation.pinnedMessages;
  expect(await pinned()).toEqual([{ body: 'one' }, { body: 'two' }]);
  await messages.ask(UNPIN, { id: one.id }, ada);
  expect(await pinned()).toEqual([{ body: 'two' }]);
});

test('in a channel only who manages it pins', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const channel = await chat.channel(ada, { userIds: [bob.id] });
  const { id } = await chat.say(bob, channel, 'look');
  expect(await messages.refusal(PIN, { id }, bob)).toBe('FORBIDDEN');
  await messages.ask(PIN, { id }, ada);
  expect(await messages.refusal(UNPIN, { id }, bob)).toBe('FORBIDDEN');
});

describe('a person sends so many messages a minute', () => {
  test('and no more within it, and is told when to try again', async () => {
    const chat = chatOf(messages);
    const [ada, bob] = [person(), person()];
    const direct = await chat.direct(ada, bob);
    // A bucket that fills again would take the next one within a second.
    for (let sent = 0; sent < 100; sent++) await chat.say(ada, direct, String(sent));
    const input = { conversationId: direct, clientId: 'x', body: 'too much' };
    const { errors } = await messages.graph(SEND, { input }, ada);
    const { code, retryAfter } = errors?.[0]?.extensions ?? {};
    expect(code).toBe('RATE_LIMITED');
    expect(retryAfter).toBeGreaterThan(1);
    await chat.say(bob, direct, 'but others may');
  });

  test('and goes on talking, uncounted, while Redis is away', async () => {
    await using redis = await startOwnRedis();
    await using own = await startMessages({ settings: { MESSAGES_PER_MINUTE: '2', REDIS_URL: redis.url } });
    const chat = chatOf(own);
    const [ada, bob] = [person(), person()];
    const direct = await chat.direct(ada, bob);
    await redis.kill9();
    for (let sent = 0; sent < 5; sent++) await chat.say(ada, direct, String(sent));
    expect(await chat.seenBy(bob, direct)).toEqual(['CREATED', '0', '1', '2', '3', '4']);
  });
});
