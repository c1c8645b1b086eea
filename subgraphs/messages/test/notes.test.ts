import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages();
});
afterAll(() => messages[Symbol.asyncDispose]());

const ADD = 'mutation ($input: AddBookmarkInput!) { addBookmark(input: $input) { messageId message { body } } }';
const REMOVE = 'mutation ($id: ID!) { removeBookmark(messageId: $id) { messageId } }';
const BOOKMARKS =
  'query ($first: Int!, $after: String) { bookmarks(first: $first, after: $after) { edges { cursor node { note message { body } } } pageInfo { hasNextPage } } }';
const SAVE = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { body } } }';
const DRAFTS = '{ drafts { body threadRoot conversation { id } } }';

test('bookmarks are listed with the latest first, in pages, for their owner only', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const direct = await chat.direct(ada, bob);
  const [one, two] = [await chat.say(bob, direct, 'one'), await chat.say(bob, direct, 'two')];
  await messages.ask(ADD, { input: { messageId: two.id } }, ada);
  const added = await messages.ask(ADD, { input: { messageId: one.id, note: ' for later ' } }, ada);
  expect(added).toEqual({ addBookmark: { messageId: one.id, message: { body: 'one' } } });
  const { bookmarks } = await messages.ask(BOOKMARKS, { first: 1 }, ada);
  expect(bookmarks).toMatchObject({
    edges: [{ node: { note: 'for later', message: { body: 'one' } } }],
    pageInfo: { hasNextPage: true },
  });
  const rest = await messages.ask(BOOKMARKS, { first: 1, after: bookmarks.edges[0].cursor }, ada);
  expect(rest.bookmarks).toMatchObject({
    edges: [{ node: { note: null, message: { body: 'two' } } }],
    pageInfo: { hasNextPage: false },
  });
  expect((await messages.ask(BOOKMARKS, { first: 10 }, bob)).bookmarks.edges).toEqual([]);
  await messages.ask(REMOVE, { id: one.id }, ada);
  expect((await messages.ask(BOOKMARKS, { first: 10 }, ada)).bookmarks.edges).toHaveLength(1);
});

test('a bookmark of what can no longer be seen is there without the message, and can be taken away', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const group = await chat.group(ada, bob, cy);
  const { id } = await chat.say(ada, group, 'a secret');
  await messages.ask(ADD, { input: { messageId: id, note: 'mine' } }, bob);
  const remove = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
  await messages.ask(remove, { input: { conversationId: group, userId: bob.id } }, ada);
  expect((await messages.ask(BOOKMARKS, { first: 10 }, bob)).bookmarks.edges).toMatchObject([
    { node: { note: 'mine', message: null } },
  ]);
  await messages.ask(REMOVE, { id }, bob);
  expect((await messages.ask(BOOKMARKS, { first: 10 }, bob)).bookmarks.edges).toEqual([]);
});

test('drafts follow a person, one for each place, until they are emptied', async () => {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const direct = await chat.direct(ada, bob);
  const { number } = await chat.say(bob, direct, 'well?');
  const save = (body: string, threadRoot?: number) =>
    messages.ask(SAVE, { input: { conversationId: direct, body, threadRoot } }, ada);
  await save('I');
  await save('I thi');
  await save('In the thread', number);
  const conversation = { id: direct };
  expect((await messages.ask(DRAFTS, {}, ada)).drafts).toEqual(
    expect.arrayContaining([
      { body: 'I thi', threadRoot: null, conversation },
      { body: 'In the thread', threadRoot: number, conversation },
    ]),
  );
  expect((await messages.ask(DRAFTS, {}, bob)).drafts).toEqual([]);
  await save('');
  expect((await messages.ask(DRAFTS, {}, ada)).drafts).toEqual([{ body: 'In the thread', threadRoot: number, conversation }]);
  expect(await messages.refusal(SAVE, { input: { conversationId: direct, body: 'x', threadRoot: 99 } }, ada)).toBe('NOT_FOUND');
});
