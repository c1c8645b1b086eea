import type { LiveEvent, Place } from '@parley/kit/live/contract';
import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatOf } from './support/chat.ts';
import { eventsOf, type LiveGateway, liveGateway, topicOf } from './support/live.ts';
import { person, startMessages, type TestMessages } from './support/messages.ts';
import { type StatementCounter, startStatementCounter } from './support/statement-counter.ts';

let counter: StatementCounter;
let messages: TestMessages;
let gateway: LiveGateway;
beforeAll(async () => {
  messages = await startMessages({
    databaseThrough: async (url) => {
      counter = await startStatementCounter(url);
      return counter.url;
    },
    settings: { MESSAGES_PER_MINUTE: '10000', GROUP_LARGEST: '200' },
  });
  gateway = await liveGateway(messages);
});
afterAll(async () => {
  await messages[Symbol.asyncDispose]();
  await counter.stop();
});

/** What is executed for a question, and the answer. Something else may be at work meanwhile, so the fewest of a few times count. */
async function counted<Answer>(work: () => Promise<Answer>): Promise<{ statements: number; answer: Answer }> {
  let statements = Number.POSITIVE_INFINITY;
  for (let time = 1; ; time++) {
    const from = counter.executed.length;
    const answer = await work();
    statements = Math.min(statements, counter.executed.length - from);
    if (time === 3) return { statements, answer };
  }
}

const PLAIN =
  '{ kind position event { ... on MessageAdded { message { id body html sender { id } reactions { emoji count } } } } }';
const RICH = `{ kind conversation { name } event { ... on MessageAdded { message {
  id body sender { id } quote { body } thread { replyCount root { id } } receipts { readCount }
} } } }`;

async function startGroup(people: number) {
  const chat = chatOf(messages);
  const [ada, ...others] = Array.from({ length: people }, () => person()) as [Viewer, ...Viewer[]];
  const group = await chat.group(ada, ...others);
  return { chat, ada, others, group };
}

test('an event of a shared group costs a statement, and one more for each further thing that is selected', async () => {
  const { chat, ada, group } = await startGroup(3);
  const { topic, head } = topicOf(await gateway.open(ada, 'inbox'));
  const { id } = await chat.say(ada, group, 'one');
  await chat.say(ada, group, 'two', { replyTo: id });
  await chat.say(ada, group, 'three', { quote: id });
  const events = eventsOf(topic, await gateway.replay(topic, head as Place));
  const resolve = (selection: string, some: readonly LiveEvent[]) =>
    counted(() => gateway.resolve(`conversation:${group}`, 'inbox', selection, some));
  const one = await resolve(PLAIN, events.slice(0, 1));
  expect(one.answer).toMatchObject([{ data: { inbox: { event: { message: { body: 'one' } } } } }]);
  expect(one.statements).toBe(1);
  expect((await resolve(PLAIN, events)).statements).toBe(1);
  expect((await resolve('{ kind position event { __typename } }', events)).statements).toBe(1);
  const rich = await resolve(RICH, events);
  expect(rich.answer.at(-1)).toMatchObject({ data: { inbox: { event: { message: { quote: { body: 'one' } } } } } });
  expect(rich.statements).toBeLessThanOrEqual(6);
});

test('an inbox is opened in a few statements, however many conversations it holds', async () => {
  const chat = chatOf(messages);
  const [ada, bob, cy] = [person(), person(), person()];
  for (let index = 0; index < 25; index++) await chat.group(ada, bob, cy);
  const { statements, answer } = await counted(() => gateway.open(ada, 'inbox'));
  expect(answer.topics).toHaveLength(25);
  expect(statements).toBeLessThanOrEqual(4);
});

test('people who come back at once cost a few statements together: what they open, and what they have missed', async () => {
  const { chat, ada, others, group } = await startGroup(100);
  const { topic, head } = topicOf(await gateway.open(ada, 'conversationEvents', { conversationId: group }));
  for (let index = 0; index < 20; index++) await chat.say(ada, group, 'hello');
  const openings = [ada, ...others].map((viewer) => ({
    passport: gateway.passportOf(viewer),
    field: 'conversationEvents',
    arguments: { conversationId: group },
  }));
  const opened = await counted(() => gateway.ask('open', { openings }));
  expect(opened.answer.answers).toHaveLength(100);
  expect(opened.answer.answers.filter((answer) => 'error' in answer)).toEqual([]);
  expect(opened.statements).toBeLessThanOrEqual(4);

  const place = head as Place;
  const replays = others.map(({ id }, index) => ({
    topic,
    from: { ...place, number: place.number + (index % 15), revision: place.revision + (index % 15) },
    limit: 50,
    viewers: [id],
  }));
  const replayed = await counted(() => gateway.ask('replay', { replays }));
  const lengths = replayed.answer.answers.map((answer) => ('error' in answer ? null : answer.events.length));
  expect(lengths).toEqual(others.map((_, index) => 20 - (index % 15)));
  expect(replayed.statements).toBeLessThanOrEqual(6);
});

test('heads cost the same few statements for all who ask within a second', async () => {
  const { statements, answer } = await counted(() => Promise.all(Array.from({ length: 20 }, () => gateway.heads())));
  expect(new Set(answer.map(({ asOf }) => asOf)).size).toBeLessThanOrEqual(2);
  expect(statements).toBeLessThanOrEqual(6);
});
