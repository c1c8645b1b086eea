import { randomUUID } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { startRedisCluster } from '@parley/ops/dev/testing/redis-cluster';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { expect, inject, test } from 'vitest';
import { createRedisEventLog } from '../src/event-log/redis-event-log.ts';
import { silentLog } from '../src/log.ts';
import { createRateLimiter } from '../src/rate-limit.ts';
import { connectRedis, type RedisConnection } from '../src/redis.ts';
import { publishEnvelope } from '../src/topics.ts';
import { registered } from './event-log.contract.ts';

const log = silentLog();
const envelope = (topic: string) => ({ id: randomUUID(), topic, at: new Date().toISOString(), payload: { number: 1 } });

async function connect(url: string, options: { commandTimeoutMs?: number } = {}): Promise<RedisConnection & AsyncDisposable> {
  const connection = await connectRedis({ url, log, ...options });
  return { ...connection, [Symbol.asyncDispose]: connection.stop };
}

/** What a listener hears of a topic: `listening` stands for null. */
function hear(connection: RedisConnection, topic: string): string[] {
  const heard: string[] = [];
  connection.listen(topic, (message) => heard.push(message === null ? 'listening' : JSON.parse(message).id));
  return heard;
}

test('a topic is heard, and told to have been lost and found when Redis was killed', async () => {
  await using redis = await startOwnRedis();
  await using connection = await connect(redis.url);
  const heard = hear(connection, 'a/topic');
  await expect.poll(() => heard).toEqual(['listening']);
  const first = envelope('a/topic');
  await publishEnvelope(connection.client, first);
  await expect.poll(() => heard).toEqual(['listening', first.id]);
  await redis.kill9();
  await redis.restart();
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['listening', first.id, 'listening']);
  await expect.poll(() => connection.client.status).toBe('ready'); // it comes back apart from what listens
  await connection.check();
});

test('on a cluster topics, streams and limits work the same', async () => {
  await using cluster = await startRedisCluster();
  await using connection = await connect(cluster.url);
  const heard = hear(connection, 'a/topic');
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['listening']);
  const sent = envelope('a/topic');
  await publishEnvelope(connection.client, sent);
  await expect.poll(() => heard).toEqual(['listening', sent.id]);

  const eventLog = createRedisEventLog({ client: connection.client, prefix: 'test' });
  const event = registered('ada');
  const seen: unknown[] = [];
  await eventLog.append('things', [{ number: 1, event }]);
  expect(await eventLog.remembers('things', 1)).toBe(true);
  const consumer = eventLog.consume({ stream: 'things', group: 'g', log, handle: async (read) => void seen.push(read) });
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([event]);
  await consumer.stop();

  const limiter = createRateLimiter(connection.client, 'test');
  await limiter.take('ada', { burst: 1, everySeconds: 60 });
  await expect(limiter.take('ada', { burst: 1, everySeconds: 60 })).rejects.toThrow('Too many attempts');
});

test('a Redis that accepts connections and never answers fails commands, and holds up no stop', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await using connection = await connect(`redis://127.0.0.1:${port}`, { commandTimeoutMs: 50 });
  await expect(connection.check()).rejects.toThrow();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test('a stop ends what listens', async () => {
  const connection = await connectRedis({ url: inject('redisUrl'), log });
  const topic = randomUUID();
  const heard = hear(connection, topic);
  await expect.poll(() => heard).toEqual(['listening']);
  await connection.stop();
  await using other = await connect(inject('redisUrl'));
  await expect.poll(() => other.client.pubsub('NUMSUB', topic)).toEqual([topic, 0]);
});
