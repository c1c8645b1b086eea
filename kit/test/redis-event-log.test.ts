import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createRedisEventLog } from '../src/event-log/redis-event-log.ts';
import { silentLog } from '../src/log.ts';
import { connectRedis } from '../src/redis.ts';
import { eventLogContract, registered } from './event-log.contract.ts';

let redis: Awaited<ReturnType<typeof connectRedis>>;
beforeAll(async () => {
  redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
});
afterAll(() => redis.stop());

describe('the event log on Redis Streams', () => {
  eventLogContract(() => createRedisEventLog({ client: redis.client, prefix: randomUUID() }));

  test('an event that never succeeds is set aside as a dead letter after its last attempt', async () => {
    const [prefix, event] = [randomUUID(), registered('ada')];
    const eventLog = createRedisEventLog({ client: redis.client, prefix });
    const consumer = eventLog.consume({
      stream: 'users',
      group: 'mail',
      log: silentLog(),
      maxAttempts: 2,
      retryAfterMs: 20,
      handle: () => Promise.reject(new Error('never')),
    });
    await eventLog.append('users', [{ number: 1, event }]);
    await vi.waitFor(
      async () => {
        const dead = await redis.client.xrange(`${prefix}:log:{users}:dead`, '-', '+');
        expect(dead.map(([, fields]) => fields)).toEqual([['group', 'mail', 'event', JSON.stringify(event)]]);
      },
      { timeout: 10_000 },
    );
    const [pending] = await redis.client.xpending(`${prefix}:log:{users}`, 'mail');
    expect(pending).toBe(0);
    await consumer.stop();
  });

  test('a stream stays within the length that it may keep', async () => {
    const prefix = randomUUID();
    const eventLog = createRedisEventLog({ client: redis.client, prefix, keep: 100 });
    for (let round = 0; round < 20; round++) {
      await eventLog.append(
        'users',
        Array.from({ length: 100 }, (_, index) => ({ number: round * 100 + index + 1, event: registered('ada') })),
      );
    }
    expect(await redis.client.xlen(`${prefix}:log:{users}`)).toBeLessThan(400);
  });
});
