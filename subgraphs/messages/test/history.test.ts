import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';

interface Page {
  edges: { cursor: string; node: { number: number } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages({ settings: { MESSAGES_PER_MINUTE: '1000' } });
});
afterAll(() => messages[Symbol.asyncDispose]());

const PAGE = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
  conversation(id: $id) {
    messages(first: $first, after: $after, last: $last, before: $before, around: $around) {
      edges { cursor node { number } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

const ADD = 'mutation ($input: AddMembersInput!) { addMembers(input: $input) { conversation { id } } }';

/** A direct conversation whose messages 2 to 12 were said, of which 7 is a reply in a thread. */
async function startHistory() {
  const chat = chatOf(messages);
  const [ada, bob] = [person(), person()];
  const id = await chat.direct(ada, bob);
  for (let number = 2; number <= 12; number++) {
    await chat.say(number % 2 === 0 ? ada : bob, id, String(number), number === 7 ? { replyTo: `${id}-4` } : {});
  }
  const page = async (given: object) =>
    (await messages.ask<{ conversation: { messages: Page } }>(PAGE, { id, ...given }, ada)).conversation.messages;
  return { id, ada, page };
}

const numbers = ({ edges }: Page) => edges.map(({ node }) => node.number);

test('history is paged back from the newest to the oldest, and on again', async () => {
  const { page } = await startHistory();
  const newest = await page({ last: 5 });
  expect(numbers(newest)).toEqual([8, 9, 10, 11, 12]);
  expect(newest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const older = await page({ last: 5, before: newest.pageInfo.startCursor });
  expect(numbers(older)).toEqual([2, 3, 4, 5, 6]);
  expect(older.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  const oldest = await page({ last: 5, before: older.pageInfo.startCursor });
  expect(numbers(oldest)).toEqual([1]);
  expect(oldest.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });

  const first = await page({ first: 6 });
  expect(numbers(first)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(first.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  const rest = await page({ first: 6, after: first.pageInfo.endCursor });
  expect(numbers(rest)).toEqual([8, 9, 10, 11, 12]);
  expect(rest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  expect(numbers(await page({}))).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
});

test('from whom history is hidden pages forwards through what they may see', async () => {
  const chat = chatOf(messages);
  const [ada, bob, eve] = [person(), person(), person()];
  const id = await chat.group(ada, bob, person());
  for (let number = 2; number <= 9; number++) await chat.say(ada, id, String(number));
  await messages.ask(ADD, { input: { conversationId: id, userIds: [eve.id] } }, ada);
  for (let number = 11; number <= 13; number++) await chat.say(bob, id, String(number));
  const page = async (given: object) =>
    (await messages.ask<{ conversation: { messages: Page } }>(PAGE, { id, ...given }, eve)).conversation.messages;
  const first = await page({ first: 3 });
  expect(numbers(first)).toEqual([10, 11, 12]);
  expect(first.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  const rest = await page({ first: 3, after: first.pageInfo.endCursor });
  expect(numbers(rest)).toEqual([13]);
  expect(rest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const around = await page({ around: 2, first: 4 });
  expect(numbers(around)).toEqual([10, 11]);
  expect(around.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
});

test.each([
  [6, 4, [4, 5, 6, 8], true, true],
  [1, 4, [1, 2], false, true],
  [12, 4, [10, 11, 12], true, false],
  [7, 3, [6, 8, 9], true, true],
  [5, 1, [5], true, true],
  [900, 4, [11, 12], true, false],
])('around %i, %i of them are %j', async (around, first, expected, hasPreviousPage, hasNextPage) => {
  const { page } = await startHistory();
  const found = await page({ around, first });
  expect(numbers(found)).toEqual(expected);
  expect(found.pageInfo).toMatchObject({ hasPreviousPage, hasNextPage });
});

test.each([
  [{ first: 0 }, 'first'],
  [{ last: 101 }, 'last'],
  [{ first: 1, last: 1 }, 'last'],
  [{ first: 1, before: 'x' }, 'last'],
  [{ after: 'x' }, 'after'],
  [{ before: 'bnVsbA' }, 'before'],
  [{ around: 0 }, 'around'],
  [{ around: 3, after: 'Mw' }, 'around'],
])('%j is no page', async (given, field) => {
  const { id, ada } = await startHistory();
  const { errors } = await messages.graph(PAGE, { id, ...given }, ada);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
});
