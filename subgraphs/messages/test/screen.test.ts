import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { type StatementCounter, startStatementCounter } from './support/statement-counter.ts';

let counter: StatementCounter;
let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages({
    databaseThrough: async (url) => {
      counter = await startStatementCounter(url);
      return counter.url;
    },
    settings: { MESSAGES_PER_MINUTE: '10000' },
  });
});
afterAll(async () => {
  await messages[Symbol.asyncDispose]();
  await counter.stop();
});

const MESSAGE = `
  id number html status
  sender { id }
  conversation { id }
  mentions { people { id } }
  thread { replyCount unread root { id } }
  replies(first: 2) { edges { node { body sender { id } } } }
  quote { body sender { id } }
  forwardedFrom { message { id } }
  reactions { emoji count viewerReacted people { id } }
  receipts { deliveredCount readCount people { user { id } readAt } }
`;

const SCREEN = `query ($id: ID!, $conversations: Int!, $messages: Int!) {
  conversations(first: $conversations) {
    edges { node {
      id name position unreadCount
      viewerMember { unread lastReadNumber }
      lastMessage { ${MESSAGE} }
      pinnedMessages { body }
      members(first: 5) { edges { node { role user { id } } } }
    } }
  }
  conversation(id: $id) { id position messages(last: $messages) { edges { node { ${MESSAGE} } } } }
}`;

/** A person in so many groups, one of which has so many messages with all that messages can have. */
async function startScreen(conversations: number, said: number) {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  const groups: string[] = [];
  for (let index = 0; index < conversations; index++) {
    const group = await chat.group(ada, bob, cy);
    await chat.say(bob, group, `hello in ${index}`);
    groups.push(group);
  }
  const [first] = groups as [string];
  let before: string | undefined;
  for (let index = 0; index < said; index++) {
    const { id } = await chat.say(index % 2 === 0 ? ada : bob, first, `<@${cy.id}> ${index}`, { quote: before });
    const react = 'mutation ($input: ReactionInput!) { addReaction(input: $input) { message { id } } }';
    await messages.ask(react, { input: { messageId: id, emoji: '🎉' } }, cy);
    await chat.say(cy, first, 'a reply', { replyTo: id });
    before = id;
  }
  const { number } = await chat.say(cy, first, 'I have read all of it');
  const read = 'mutation ($input: MarkInput!) { markRead(input: $input) { conversation { unreadCount } } }';
  await messages.ask(read, { input: { conversationId: first, number: number - 1 } }, ada);
  return { ada, first };
}

async function statementsOf(conversations: number, said: number) {
  const { ada, first } = await startScreen(conversations, said);
  await messages.ask(SCREEN, { id: first, conversations: 1, messages: 1 }, ada);
  const from = counter.executed.length;
  const screen = await messages.ask(SCREEN, { id: first, conversations, messages: said }, ada);
  const statements = counter.executed.slice(from);
  expect(screen.conversations.edges).toHaveLength(conversations);
  expect(screen.conversation.messages.edges).toHaveLength(said);
  expect(screen.conversation.messages.edges.at(-2).node).toMatchObject({
    thread: { replyCount: 1, unread: 1 },
    replies: { edges: [{ node: { body: 'a reply' } }] },
    quote: { sender: { id: expect.any(String) } },
    reactions: [{ emoji: '🎉', count: 1, viewerReacted: false }],
    receipts: { people: expect.arrayContaining([{ user: { id: expect.any(String) }, readAt: expect.any(String) }]) },
  });
  return statements;
}

test('a screen takes the same few statements whatever its size', async () => {
  // Which questions travel together depends a little on which answers come first: so a statement may come a few times, and never once for each row.
  for (const statements of [await statementsOf(2, 2), await statementsOf(20, 50)]) {
    const times = [...Map.groupBy(statements, shapeOf).values()].map(({ length }) => length);
    expect(times.length).toBeGreaterThan(5);
    expect(times.length).toBeLessThanOrEqual(30);
    expect(Math.max(...times)).toBeLessThanOrEqual(10);
  }
});

/** A statement without its values, so that one that asks for two rows and one that asks for twenty are the same. */
function shapeOf(statement: string): string {
  return statement.replace(/\$\d+|'[^']*'|\b\d+\b/g, '?').replace(/\(\s*\?(,\s*\?)*\s*\)(,\s*\(\s*\?(,\s*\?)*\s*\))*/g, '(?)');
}
