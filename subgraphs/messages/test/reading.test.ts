import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages({ settings: { RECEIPTS_NAME_UP_TO: '3' } });
});
afterAll(() => messages[Symbol.asyncDispose]());

const READ =
  'mutation ($input: MarkInput!) { markRead(input: $input) { conversation { unreadCount viewerMember { unread lastReadNumber } } } }';
const DELIVERED = 'mutation ($input: MarkInput!) { markDelivered(input: $input) { conversation { unreadCount } } }';
const RECEIPTS = `query ($id: ID!) {
  message(id: $id) { status receipts { deliveredCount readCount people { user { id } deliveredAt readAt } } }
}`;
const THREAD = `query ($id: ID!) {
  message(id: $id) {
    thread { replyCount lastReplyAt unread root { id } }
    replies { edges { node { body } } }
  }
}`;
const READ_THREAD = 'mutation ($id: ID!) { readThread(messageId: $id) { root { id thread { unread } } } }';

async function startGroup() {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  return { chat, ada, bob, cy, group: await chat.group(ada, bob, cy) };
}

describe('what is unread', () => {
  test('counts what others said in the main line, and moves forward only', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const [, two] = [await chat.say(ada, group, 'one'), await chat.say(ada, group, 'two')];
    await chat.say(ada, group, 'a reply', { replyTo: two.id });
    const last = await chat.say(ada, group, 'three');
    const read = async (number: number) =>
      (await messages.ask(READ, { input: { conversationId: group, number } }, bob)).markRead.conversation;
    expect(await read(1)).toMatchObject({ unreadCount: 3 });
    expect(await read(two.number)).toEqual({ unreadCount: 1, viewerMember: { unread: 1, lastReadNumber: two.number } });
    expect(await read(1)).toMatchObject({ unreadCount: 1 });
    expect(await read(last.number)).toMatchObject({ unreadCount: 0 });
  });

  test('is nothing after saying something oneself', async () => {
    const { chat, ada, bob, group } = await startGroup();
    await chat.say(ada, group, 'one');
    await chat.say(bob, group, 'two');
    const unread = 'query ($id: ID!) { conversation(id: $id) { unreadCount } }';
    expect(await messages.ask(unread, { id: group }, bob)).toEqual({ conversation: { unreadCount: 0 } });
    expect(await messages.ask(unread, { id: group }, ada)).toEqual({ conversation: { unreadCount: 1 } });
  });

  test('cannot be moved to what was not said', async () => {
    const { ada, group } = await startGroup();
    expect(await messages.refusal(READ, { input: { conversationId: group, number: 2 } }, ada)).toBe('NOT_FOUND');
    expect(await messages.refusal(DELIVERED, { input: { conversationId: group, number: 2 } }, ada)).toBe('NOT_FOUND');
    expect(await messages.refusal(READ, { input: { conversationId: group, number: 0 } }, ada)).toBe('BAD_USER_INPUT');
    expect(await messages.refusal(READ, { input: { conversationId: group, number: 2_147_483_647 } }, ada)).toBe('NOT_FOUND');
  });
});

test('a message is sent, then delivered, then read, once it is so for everybody else; only its sender is told', async () => {
  const { chat, ada, bob, cy, group } = await startGroup();
  const { id, number } = await chat.say(ada, group, 'hello');
  const input = { input: { conversationId: group, number } };
  const receipts = async (as = ada) => (await messages.ask(RECEIPTS, { id }, as)).message;
  expect(await receipts()).toEqual({ status: 'SENT', receipts: { deliveredCount: 0, readCount: 0, people: [] } });
  await messages.ask(DELIVERED, input, bob);
  expect(await receipts()).toMatchObject({ status: 'SENT', receipts: { deliveredCount: 1, readCount: 0 } });
  await messages.ask(READ, input, cy);
  expect(await receipts()).toMatchObject({ status: 'DELIVERED', receipts: { deliveredCount: 2, readCount: 1 } });
  await messages.ask(READ, input, bob);
  const seen = await receipts();
  expect(seen).toMatchObject({ status: 'READ', receipts: { deliveredCount: 2, readCount: 2 } });
  expect(seen.receipts.people.map(({ user }: { user: { id: string } }) => user.id).sort()).toEqual([bob.id, cy.id].sort());
  expect(seen.receipts.people[0]).toMatchObject({ deliveredAt: expect.any(String), readAt: expect.any(String) });
  expect((await receipts(bob)).status).toBeNull();
});

test('a conversation of many counts readers and names none', async () => {
  const chat = chatOf(messages);
  const ada = person();
  const others = [person(), person(), person()];
  const channel = await chat.channel(ada, { userIds: others.map(({ id }) => id) });
  const { id, number } = await chat.say(ada, channel, 'hello');
  await messages.ask(READ, { input: { conversationId: channel, number } }, others[0]);
  expect((await messages.ask(RECEIPTS, { id }, ada)).message).toEqual({
    status: 'SENT',
    receipts: { deliveredCount: 1, readCount: 1, people: null },
  });
});

describe('a thread', () => {
  test('has its replies out of the main line, counted and unread for each reader', async () => {
    const { chat, ada, bob, cy, group } = await startGroup();
    const root = await chat.say(ada, group, 'what do you think?');
    expect((await messages.ask(THREAD, { id: root.id }, ada)).message).toEqual({ thread: null, replies: { edges: [] } });
    const one = await chat.say(bob, group, 'one', { replyTo: root.id });
    const two = await chat.say(cy, group, 'two', { replyTo: one.id });
    expect(await chat.seenBy(ada, group)).toEqual(['CREATED', 'what do you think?']);
    const { message } = await messages.ask(THREAD, { id: root.id }, ada);
    expect(message).toMatchObject({
      thread: { replyCount: 2, unread: 2, root: { id: root.id } },
      replies: { edges: [{ node: { body: 'one' } }, { node: { body: 'two' } }] },
    });
    const reply = (await messages.ask(THREAD, { id: two.id }, cy)).message;
    expect(reply).toMatchObject({ thread: { replyCount: 2, unread: 0, root: { id: root.id } }, replies: { edges: [] } });

    const unread = (rest: number) => ({ readThread: { root: { id: root.id, thread: { unread: rest } } } });
    expect(await messages.ask(READ_THREAD, { id: one.id }, ada)).toEqual(unread(1));
    expect(await messages.ask(READ_THREAD, { id: root.id }, ada)).toEqual(unread(0));
    expect(await messages.ask(READ_THREAD, { id: one.id }, ada)).toEqual(unread(0));
    await chat.say(bob, group, 'three', { replyTo: root.id });
    expect((await messages.ask(THREAD, { id: root.id }, ada)).message.thread).toMatchObject({ replyCount: 3, unread: 1 });
  });

  test('that nobody began cannot be read, and one of elsewhere cannot be answered', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const { id } = await chat.say(ada, group, 'alone');
    expect(await messages.refusal(READ_THREAD, { id }, ada)).toBe('NOT_FOUND');
    const direct = await chat.direct(ada, bob);
    const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
    const input = { conversationId: direct, clientId: 'x', body: 'x', replyTo: id };
    expect(await messages.refusal(send, { input }, ada)).toBe('NOT_FOUND');
  });
});

describe('reactions', () => {
  const ADD =
    'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { reactions { emoji count viewerReacted people { id } } } } }';
  const REMOVE =
    'mutation ($input: ReactionInput!) { removeReaction(input: $input) { message { reactions { emoji count viewerReacted people { id } } } } }';

  test('are counted by emoji, several of a person, each once', async () => {
    const { chat, ada, bob, group } = await startGroup();
    const { id } = await chat.say(ada, group, 'hooray');
    const react = async (mutation: string, as: typeof ada, emoji: string) => {
      const [payload] = Object.values(await messages.ask(mutation, { input: { messageId: id, emoji } }, as));
      return (payload as { message: { reactions: unknown } }).message.reactions;
    };
    await react(ADD, ada, '🎉');
    await react(ADD, bob, '❤');
    await react(ADD, ada, '❤️');
    expect(await react(ADD, bob, '❤️')).toEqual([
      { emoji: '🎉', count: 1, viewerReacted: false, people: [{ id: ada.id }] },
      { emoji: '❤️', count: 2, viewerReacted: true, people: [{ id: bob.id }, { id: ada.id }] },
    ]);
    await react(REMOVE, ada, '🎉');
    expect(await react(REMOVE, bob, '❤')).toEqual([{ emoji: '❤️', count: 1, viewerReacted: false, people: [{ id: ada.id }] }]);
  });

  test('of twenty people at once are all there', async () => {
    const chat = chatOf(messages);
    const people = Array.from({ length: 20 }, () => person());
    const [ada] = people as [ReturnType<typeof person>];
    const channel = await chat.channel(ada, { userIds: people.slice(1).map(({ id }) => id) });
    const { id } = await chat.say(ada, channel, 'vote');
    await Promise.all(people.map((as) => messages.ask(ADD, { input: { messageId: id, emoji: '👍' } }, as)));
    const { message } = await messages.ask('query ($id: ID!) { message(id: $id) { reactions { count } } }', { id }, ada);
    expect(message).toEqual({ reactions: [{ count: 20 }] });
  });

  test.each(['', 'a', '👍👍', 'x👍', '<b>', ':+1:', '\u200d', '👍'.repeat(40), '1'])('%j is none', async (emoji) => {
    const { ada, group } = await startGroup();
    const { errors } = await messages.graph(ADD, { input: { messageId: `${group}-1`, emoji } }, ada);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'emoji' } }]);
  });

  test.each(['👍🏽', '👩‍👩‍👧‍👦', '🇳🇿', '1️⃣', '☕', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])('%s is one', async (emoji) => {
    const { chat, ada, group } = await startGroup();
    const { id } = await chat.say(ada, group, 'hello');
    await messages.ask(ADD, { input: { messageId: id, emoji } }, ada);
  });
});
