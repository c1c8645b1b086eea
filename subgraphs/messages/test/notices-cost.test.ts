import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { askerOf } from './support/questions.ts';
import { type StatementCounter, startStatementCounter } from './support/statement-counter.ts';

/** How the pool looks whether a connection still lives. */
const OF_THE_POOL = 'select 1';

let counter: StatementCounter;
let messages: TestMessages;
beforeAll(async () => {
  messages = await startMessages({
    databaseThrough: async (url) => {
      counter = await startStatementCounter(url);
      return counter.url;
    },
  });
});
afterAll(async () => {
  await messages[Symbol.asyncDispose]();
  await counter.stop();
});

test('asking about many messages, replies among them, costs the statements of one', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cyd] = [person(), person(), person()];
  const replies = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => {
      const conversationId = await chat.group(ada, bob, cyd);
      const root = await chat.say(ada, conversationId, 'Tea?');
      const { number } = await chat.say(bob, conversationId, '@everyone', { replyTo: root.id });
      return { conversationId, number, after: null, userId: cyd.id, actorId: cyd.id };
    }),
  );
  const costOf = async (question: string, keys: readonly object[]) => {
    const before = counter.executed.length;
    const { answers } = await askerOf(messages, 'notifications')(question, keys);
    expect(answers).toHaveLength(keys.length);
    return counter.executed
      .slice(before)
      .filter((text) => text !== OF_THE_POOL)
      .sort();
  };
  for (const question of ['addressees', 'shown', 'reaction']) {
    const one = await costOf(question, replies.slice(0, 1));
    expect(one.length).toBeGreaterThan(0);
    expect(await costOf(question, replies)).toEqual(one);
  }
});
