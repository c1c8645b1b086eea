import { silentLog } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import { connectRedis } from '@parley/kit/redis';
import { startOwnPostgres, startOwnRedis } from '@parley/ops/dev/testing/stores';
import type { LoggedEvent } from '@parley/schema/events';
import { expect, inject, test, vi } from 'vitest';
import { chatOf } from './support/chat.ts';
import type { TestGraph } from './support/graph.ts';
import { person, startMessages } from './support/messages.ts';
import { startMessagesProcess } from './support/messages-process.ts';
import { freshMongoUrl } from './support/mongo-nodes.ts';
import { sendSteadily } from './support/steady-senders.ts';
import type { Surroundings } from './support/surroundings.ts';

interface Mortal {
  kill9(): Promise<void>;
  restart(): Promise<void>;
}

const SENDERS = 6;
const EACH = 40;
/** After so many acknowledged messages. */
const KILLS = [40, 120];
const unbounded = { MESSAGES_PER_MINUTE: '100000' };

const HISTORY = `query ($id: ID!, $after: String) {
  conversation(id: $id) { messages(first: 100, after: $after) { edges { node { number body } } pageInfo { hasNextPage endCursor } } }
}`;

interface Said {
  number: number;
  body: string;
}

interface Page {
  edges: { node: Said }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface History {
  conversation: { messages: Page };
}

async function historyOf({ ask }: TestGraph, id: string, as: Viewer): Promise<Said[]> {
  const said: Said[] = [];
  let after: string | null = null;
  do {
    const { conversation }: History = await ask<History>(HISTORY, { id, after }, as);
    const { edges, pageInfo }: Page = conversation.messages;
    said.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return said;
}

/** Kills it twice while people send, and holds what they were told against what is there in the end. */
async function expectNothingLost(messages: TestGraph & Surroundings, mortal: Mortal): Promise<void> {
  const senders = Array.from({ length: SENDERS }, () => person());
  const [first, ...others] = senders as [Viewer];
  const conversationId = await chatOf(messages).group(first, ...others);
  const deaths: Promise<void>[] = [];
  const acknowledged = await sendSteadily({
    graph: messages.graph,
    conversationId,
    senders,
    each: EACH,
    onAcknowledged(count) {
      if (KILLS.includes(count)) deaths.push(mortal.kill9().then(() => mortal.restart()));
    },
  });
  await Promise.all(deaths);
  expect(deaths).toHaveLength(KILLS.length);

  const last = SENDERS * EACH + 1;
  const said = (await historyOf(messages, conversationId, first)).slice(1);
  expect(said.map(({ number }) => number)).toEqual(Array.from({ length: last - 1 }, (_, index) => index + 2));
  expect(said.toSorted(byNumber)).toEqual(acknowledged.toSorted(byNumber));
  for (const [sender] of senders.entries()) {
    const own = said.filter(({ body }) => body.startsWith(`${sender}-`)).map(({ body }) => body);
    expect(own).toEqual(Array.from({ length: EACH }, (_, index) => `${sender}-${index}`));
  }
  await expectTold(messages, conversationId, last);
}

/** Every message is told of in the event log, in whatever order and however often. */
async function expectTold({ environment }: Surroundings, conversationId: string, last: number): Promise<void> {
  const redis = await connectRedis({ url: environment['REDIS_URL'] ?? '', log: silentLog() });
  try {
    await vi.waitFor(
      async () => {
        const entries = await redis.client.xrange(`${environment['REDIS_PREFIX']}:log:{messages}`, '-', '+');
        const numbers = entries.flatMap(([, fields]) => {
          const { name, key, payload } = JSON.parse(fields[1] ?? '') as LoggedEvent;
          return name === 'message.sent' && key === conversationId ? [payload.number] : [];
        });
        expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
      },
      { timeout: 20_000, interval: 200 },
    );
  } finally {
    await redis.stop();
  }
}

const byNumber = (one: Said, other: Said) => one.number - other.number;

test('a PostgreSQL that is killed again and again loses no acknowledged message, nor what is told of it', async () => {
  await using postgres = await startOwnPostgres();
  await postgres.ensureDatabase('messages');
  await using messages = await startMessages({ settings: unbounded, databaseUrl: postgres.url('messages') });
  await expectNothingLost(messages, postgres);
}, 120_000);

test('a Redis that is killed again and again keeps nobody from sending, and nothing from being told', async () => {
  await using redis = await startOwnRedis();
  await using messages = await startMessages({ settings: { ...unbounded, REDIS_URL: redis.url } });
  await expectNothingLost(messages, redis);
}, 120_000);

test('a subgraph that is killed again and again loses nothing that it has acknowledged, nor what is told of it', async () => {
  await using messages = await startMessagesProcess({ settings: unbounded });
  await expectNothingLost(messages, messages);
}, 120_000);

const mongo = inject('mongodbUrl');
if (mongo === null) {
  test.skip('a subgraph on MongoDB that is killed (skipped where MONGODB_URL names no server)', () => undefined);
} else {
  test('a subgraph on MongoDB that is killed again and again loses nothing that it has acknowledged', async () => {
    await using messages = await startMessagesProcess({ settings: { ...unbounded, MONGODB_URL: freshMongoUrl(mongo) } });
    await expectNothingLost(messages, messages);
  }, 120_000);
}
