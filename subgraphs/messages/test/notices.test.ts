import { newId } from '@parley/kit/id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { askerOf } from './support/questions.ts';

let messages: TestMessages;
let chat: ReturnType<typeof chatOf>;
beforeAll(async () => {
  messages = await startMessages();
  chat = chatOf(messages);
});
afterAll(() => messages[Symbol.asyncDispose]());

const ask = async (question: string, ...keys: unknown[]) => (await askerOf(messages, 'notifications')(question, keys)).answers;
const react = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
const unreact = 'mutation ($input: ReactionInput!) { removeReaction(input: $input) { message { id } } }';
const leave = 'mutation ($id: ID!) { leaveConversation(conversationId: $id) { conversationId } }';
const erase = 'mutation ($id: ID!) { deleteMessage(messageId: $id) { message { id } } }';

test('a reaction is told with the message, its author, and how the author is there', async () => {
  const [ada, bob, cyd] = [person(), person(), person()];
  const id = await chat.group(ada, bob, cyd);
  const message = await chat.say(bob, id, 'Tea?');
  const key = { conversationId: id, number: message.number, actorId: cyd.id };
  expect(await ask('reaction', key)).toEqual([null]);
  for (const emoji of ['👍', '🫖']) await messages.ask(react, { input: { messageId: message.id, emoji } }, cyd);
  const told = { messageId: message.id, authorId: bob.id, level: 'ALL', mutedUntil: null, hasLeft: false };
  expect(await ask('reaction', key, { ...key, actorId: ada.id })).toEqual([{ ...told, emoji: '🫖' }, null]);
  await messages.ask(unreact, { input: { messageId: message.id, emoji: '🫖' } }, cyd);
  expect(await ask('reaction', key)).toEqual([{ ...told, emoji: '👍' }]);
  await messages.ask(leave, { id }, bob);
  expect(await ask('reaction', key)).toEqual([{ ...told, emoji: '👍', level: 'NONE', hasLeft: true }]);
  await messages.ask(erase, { id: message.id }, ada);
  expect(await ask('reaction', key)).toEqual([null]);
});

test('what is shown of a message is its words, where it is, and whether it has been read', async () => {
  const [ada, bob, cyd] = [person(), person(), person()];
  const id = await chat.group(ada, bob, cyd);
  const said = await chat.say(ada, id, `# Tea\n\nfor **<@${bob.id}>** and @everyone\n[here](https://tea.example) \`now\` <b>!`);
  const key = { conversationId: id, number: said.number, userId: bob.id };
  const shown = {
    excerpt: 'Tea for @… and @everyone here now <b>!',
    attachmentCount: 0,
    senderId: ada.id,
    conversation: { kind: 'GROUP', name: 'Tea' },
    hasRead: false,
    permalink: `https://chat.example/chat/${id}/${said.number}`,
  };
  expect(await ask('shown', key, { ...key, userId: ada.id })).toEqual([shown, { ...shown, hasRead: true }]);
});

test('a long message is cut off between two characters', async () => {
  const [ada, bob] = [person(), person()];
  const id = await chat.direct(ada, bob);
  const family = '👨‍👩‍👧‍👦';
  for (const body of [family.repeat(100), 'word '.repeat(1000), 'x'.repeat(5000), `a${'\u{1f600}'.repeat(300)}`]) {
    const { number } = await chat.say(ada, id, body);
    const [{ excerpt }] = await ask('shown', { conversationId: id, number, userId: bob.id });
    expect(excerpt.length).toBeLessThanOrEqual(200);
    expect(excerpt).toMatch(/…$/);
    expect(body.startsWith(excerpt.slice(0, -1))).toBe(true);
    expect(excerpt.isWellFormed()).toBe(true);
  }
  const { number } = await chat.say(ada, id, family.repeat(100));
  const [{ excerpt }] = await ask('shown', { conversationId: id, number, userId: bob.id });
  expect(excerpt.slice(0, -1).replaceAll(family, '')).toBe('');
});

test('nobody is shown what they may not see', async () => {
  const [ada, bob, cyd, late] = [person(), person(), person(), person()];
  const id = await chat.group(ada, bob, cyd);
  const { number, id: messageId } = await chat.say(ada, id, 'Tea?');
  const add = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';
  await messages.ask(add, { input: { conversationId: id, userIds: [late.id] } }, ada);
  await messages.ask(leave, { id }, cyd);
  const key = { conversationId: id, number };
  const seen = () =>
    ask('shown', ...[bob, late, cyd, person()].map((one) => ({ ...key, userId: one.id })), {
      conversationId: newId(),
      number,
      userId: ada.id,
    });
  expect(await seen()).toEqual([expect.objectContaining({ excerpt: 'Tea?' }), null, null, null, null]);
  await messages.ask(erase, { id: messageId }, ada);
  expect(await seen()).toEqual([null, null, null, null, null]);
});

test.each(['addressees', 'reaction', 'shown'])(
  '%s is for the notifications subgraph alone, and refuses keys that are none',
  async (question) => {
    const conversationId = newId();
    const key = { conversationId, number: 1, after: null, actorId: newId(), userId: newId() };
    for (const asker of ['presence', 'files', 'users']) {
      expect(await askerOf(messages, asker)(question, [key])).toMatchObject({ status: 403 });
    }
    const asNotifications = askerOf(messages, 'notifications');
    expect(await asNotifications(question, [key])).toEqual({ status: 200, answers: [null] });
    expect(await asNotifications(question, [])).toEqual({ status: 200, answers: [] });
    const wrong = [
      [null],
      ['x'],
      [{}],
      [{ ...key, number: 0 }],
      [{ ...key, number: 2 ** 31 }],
      [{ ...key, number: '1' }],
      [{ ...key, conversationId: "'; --" }],
      [{ ...key, conversationId: conversationId.toUpperCase() }],
      [{ conversationId, number: 1 }],
      'x',
      null,
    ];
    for (const keys of wrong) expect(await asNotifications(question, keys)).toMatchObject({ status: 400 });
  },
);
