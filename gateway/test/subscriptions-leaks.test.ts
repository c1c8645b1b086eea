import { silentLog } from '@parley/kit/log';
import { connectRedis } from '@parley/kit/redis';
import { expect, inject, test } from 'vitest';
import type { LocalSubgraph } from '../src/data-source/in-process.ts';
import { startGateway } from './support/gateway.ts';
import { enterSocket, type RawClient } from './support/raw-client.ts';
import { startSubgraph } from './support/subgraph.ts';
import { liveHead } from './support/village.ts';

const DEPLOYMENT = `leaks-${crypto.randomUUID()}`;
const ROOMS = 20;
const head = { epoch: 'e', number: 0, revision: 0 };
const topicOf = (room: string) => `${DEPLOYMENT}:halls/hall:${room}`;
const wakeUpOf = (room: string) => `${DEPLOYMENT}:halls/door:${room}`;

const typeDefs = `${liveHead}
type Query { hall: String }
type Subscription { echoed(hall: ID!): Echo @live @shared }
type Echo { kind: String @shared }
`;

/** Halls that everybody may listen to, of which every other has no history. */
const live: LocalSubgraph['live'] = async (verb, body) => {
  const asked = body as {
    openings: { arguments: { hall: string } }[];
    resolutions: { events: { kind: string }[] }[];
    replays: object[];
  };
  switch (verb) {
    case 'open':
      return {
        answers: asked.openings.map(({ arguments: { hall } }) => ({
          topics: [
            { topic: topicOf(hall), audience: 'all', payload: {}, head: Number(hall) % 2 === 0 ? head : null, from: null },
          ],
          wakeUps: [wakeUpOf(hall)],
        })),
      };
    case 'resolve':
      return {
        answers: asked.resolutions.map(({ events }) => ({
          results: events.map(({ kind }) => ({ data: { echoed: { kind } } })),
        })),
      };
    case 'replay':
      return { answers: asked.replays.map(() => ({ lost: [], reset: false, events: [], more: false, until: head })) };
    case 'heads':
      return { epoch: 'e', asOf: '0', heads: [], complete: true };
  }
};

const AT_ONCE = 50;
const CLIENTS = 10;
const TIMES = 10_000 / AT_ONCE / CLIENTS;

async function comeAndGo(client: RawClient): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) {
    const ids = Array.from({ length: AT_ONCE }, (_, index) => String(index));
    for (const id of ids) {
      client.subscribe(id, 'subscription ($hall: ID!) { echoed(hall: $hall) { kind } }', {
        variables: { hall: String(Number(id) % ROOMS) },
      });
    }
    for (const _ of ids) expect((await client.message('next')).payload).toEqual({ data: { echoed: { kind: 'started' } } });
    for (const id of ids) client.send({ id, type: 'complete' });
  }
}

test('10,000 subscriptions that come and go leave no topic, connection, group or subscription behind', async () => {
  const redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
  await using halls = await startSubgraph({ name: 'halls', typeDefs, resolvers: {} });
  const many = '1000000';
  await using gateway = await startGateway({
    subgraphs: [halls],
    local: new Map([['halls', { ...halls.local, live }]]),
    settings: {
      REDIS_URL: inject('redisUrl'),
      SOCKET_MESSAGES_PER_SECOND: many,
      PERSON_MESSAGES_PER_SECOND: many,
      SOCKET_SUBSCRIPTIONS: '1000',
      PERSON_SUBSCRIPTIONS: many,
      PERSON_OPERATIONS: many,
    },
  });
  const topics = Array.from({ length: ROOMS }, (_, hall) => [topicOf(String(hall)), wakeUpOf(String(hall))]).flat();
  /** By how many connections each topic is listened to. */
  const listeners = async () => {
    const told = (await redis.client.call('PUBSUB', 'NUMSUB', ...topics)) as (string | number)[];
    return topics.map((_, index) => Number(told[2 * index + 1]));
  };
  const state = async () => (await gateway.detailed()) as unknown as { sockets: unknown; subscriptions: unknown };

  const staying = await enterSocket(gateway.url);
  staying.subscribe('1', 'subscription { echoed(hall: "0") { kind } }');
  await staying.message('next');
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => enterSocket(gateway.url)));
  await Promise.all(clients.map(comeAndGo));
  expect(await listeners()).toEqual(topics.map(() => 1));
  for (const client of clients) client.ws.terminate();

  await expect.poll(state, { timeout: 5_000 }).toMatchObject({
    sockets: { open: 1, operations: 1 },
    subscriptions: { subscriptions: 1, groups: 1, members: 1 },
  });
  // They are held a while for those who come back.
  await expect.poll(state, { timeout: 20_000, interval: 500 }).toMatchObject({ subscriptions: { topics: 2 } });
  await expect.poll(listeners).toEqual(topics.map((_, index) => (index < 2 ? 1 : 0)));
  staying.ws.terminate();
  await redis.stop();
}, 60_000);
