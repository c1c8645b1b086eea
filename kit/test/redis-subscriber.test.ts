import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { startRedisCluster, startRedisPair } from '@parley/ops/dev/testing/redis-cluster';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import calculateSlot from 'cluster-key-slot';
import type { Redis } from 'ioredis';
import { expect, inject, test } from 'vitest';
import { silentLog } from '../src/log.ts';
import { connectRedis } from '../src/redis.ts';
import { createRedisSubscriber } from '../src/redis-subscriber.ts';
import { topicServers } from '../src/redis-topic-servers.ts';
import { publishEnvelope } from '../src/topics.ts';

const log = silentLog();
const backOff = () => 50;

/** A connection with a subscriber, and all that it tells: `topic id`, `lost`, `reconnected`. */
async function startSubscriber(url: string, options: { pingEveryMs?: number; commandTimeoutMs?: number } = {}) {
  const { pingEveryMs = 1000, commandTimeoutMs } = options;
  const connection = await connectRedis({ url, log, commandTimeoutMs });
  const told: string[] = [];
  const subscriber = createRedisSubscriber({
    servers: topicServers(connection.client, backOff),
    log,
    pingEveryMs,
    heard: (topic, message) => told.push(`${topic} ${JSON.parse(message).id}`),
    onLost: () => told.push('lost'),
    onReconnected: () => told.push('reconnected'),
  });
  return {
    client: connection.client as Redis,
    subscriber,
    told,
    /** What an envelope is heard as. */
    async publish(topic: string): Promise<string> {
      const id = randomUUID();
      await publishEnvelope(connection.client, { id, topic, at: new Date().toISOString(), payload: { number: 1 } });
      return `${topic} ${id}`;
    },
    async [Symbol.asyncDispose]() {
      await subscriber.stop();
      await connection.stop();
    },
  };
}

const names = (count: number, prefix: string = randomUUID()) => Array.from({ length: count }, (_, index) => `${prefix}:${index}`);
const calls = async (client: Redis, command: string) =>
  Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(await client.info('commandstats'))?.[1] ?? 0);

test('what is published once a topic is acknowledged is heard, and many topics are asked for in a few commands', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  const topics = names(1200);
  await Promise.all(topics.map(one.subscriber.subscribe));
  const published: string[] = [];
  for (const topic of topics) published.push(await one.publish(topic));
  await expect.poll(() => one.told).toEqual(published);
  expect(await calls(one.client, 'subscribe')).toBe(3);
});

test('a topic that is asked for twice is subscribed to once, and one that is left and taken up again at once stays', async () => {
  await using one = await startSubscriber(inject('redisUrl'));
  const [topic = '', left = ''] = names(2);
  await Promise.all([topic, topic, left].map(one.subscriber.subscribe));
  one.subscriber.unsubscribe(left);
  one.subscriber.unsubscribe(topic);
  await one.subscriber.subscribe(topic);
  await one.publish(left);
  const published = await one.publish(topic);
  await expect.poll(() => one.told).toEqual([published]);
  expect(await one.client.pubsub('NUMSUB', topic, left)).toEqual([topic, 1, left, 0]);
});

test('after many topics came and went nothing is left of them', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  await one.subscriber.subscribe('stays');
  const connections = async () =>
    String(await one.client.client('LIST'))
      .trim()
      .split('\n').length;
  const before = await connections();
  for (let round = 0; round < 10; round++) {
    const topics = names(1000);
    await Promise.all(topics.map(one.subscriber.subscribe));
    topics.forEach(one.subscriber.unsubscribe);
  }
  await expect.poll(() => one.client.pubsub('CHANNELS')).toEqual(['stays']);
  expect(await connections()).toBe(before);
});

test('a topic that is left before its acknowledgement, and all at a stop, are refused to whoever waits', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  await one.subscriber.subscribe('first');
  await redis.stop();
  const [left, stopped] = [one.subscriber.subscribe('left'), one.subscriber.subscribe('stopped')];
  one.subscriber.unsubscribe('left');
  await expect(left).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await one.subscriber.stop();
  await expect(stopped).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await redis.restart();
});

test('a connection that is killed is told of once, and again when all topics are heard again', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  const topics = names(700);
  await Promise.all(topics.map(one.subscriber.subscribe));
  await one.client.client('KILL', 'TYPE', 'pubsub');
  await expect.poll(() => one.told).toEqual(['lost', 'reconnected']);
  const published = await Promise.all(topics.map(one.publish));
  await expect.poll(() => one.told.slice(2).toSorted()).toEqual(published.toSorted());
});

test('while Redis is away whoever subscribes waits, and hears all when it is back', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  await one.subscriber.subscribe('before');
  await redis.kill9();
  await expect.poll(() => one.told).toEqual(['lost']);
  const meanwhile = one.subscriber.subscribe('meanwhile');
  await redis.restart();
  await meanwhile;
  await expect.poll(() => one.told).toEqual(['lost', 'reconnected']);
  await expect.poll(() => one.client.status).toBe('ready');
  const published = [await one.publish('before'), await one.publish('meanwhile')];
  await expect.poll(() => one.told.slice(2)).toEqual(published);
});

test('what nobody listened to when the connection was lost is no loss', async () => {
  await using redis = await startOwnRedis();
  await using one = await startSubscriber(redis.url);
  await one.subscriber.subscribe('left');
  one.subscriber.unsubscribe('left');
  await expect.poll(() => one.client.pubsub('CHANNELS')).toEqual([]);
  await redis.kill9();
  const asked = one.subscriber.subscribe('asked');
  await redis.restart();
  await asked;
  expect(one.told).toEqual([]);
});

test('a connection that is only half there is noticed, and made anew', async () => {
  await using redis = await startOwnRedis();
  await using wire = await startWire(redis.url);
  await using one = await startSubscriber(wire.url, { pingEveryMs: 50, commandTimeoutMs: 200 });
  await one.subscriber.subscribe('topic');
  wire.goSilent();
  await expect.poll(() => one.told, { timeout: 15_000 }).toEqual(['lost', 'reconnected']);
});

test('on a cluster topics of all slots are heard, lost and found', async () => {
  await using cluster = await startRedisCluster();
  await using one = await startSubscriber(cluster.url);
  const topics = names(300);
  await Promise.all(topics.map(one.subscriber.subscribe));
  const published = await Promise.all(topics.map(one.publish));
  await expect.poll(() => one.told.toSorted()).toEqual(published.toSorted());
  topics.splice(100).forEach(one.subscriber.unsubscribe);
  one.told.length = 0;

  await one.client.client('KILL', 'TYPE', 'pubsub');
  await expect.poll(() => one.told, { timeout: 10_000 }).toEqual(['lost', 'reconnected']);
  const again = await Promise.all(topics.map(one.publish));
  await expect.poll(() => one.told.slice(2).toSorted()).toEqual(again.toSorted());
  expect((await one.client.pubsub('SHARDCHANNELS')) as string[]).toHaveLength(100);
});

test('a topic whose slot moves to another node is heard there, and told to have been lost and found', async () => {
  await using pair = await startRedisPair();
  await using one = await startSubscriber(pair.url, { pingEveryMs: 200 });
  const topics = names(40);
  await Promise.all(topics.map(one.subscriber.subscribe));
  const [moved = ''] = topics;
  await pair.move(calculateSlot(moved));
  await expect.poll(() => one.told, { timeout: 15_000 }).toContain('reconnected');
  one.told.length = 0;
  const published: string[] = [];
  for (const topic of topics) published.push(await one.publish(topic));
  await expect.poll(() => one.told.toSorted()).toEqual(published.toSorted());
});

/** A way to a server which can fall silent for those who are on it, as a firewall does. Who comes later gets through. */
async function startWire(url: string) {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connectSocket(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined); // the other end is gone, as is wanted
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: Object.assign(new URL(url), { port: String(port), hostname: '127.0.0.1' }).href,
    goSilent() {
      for (const socket of open) socket.unpipe().pause();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
