import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
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
  const prefix = randomUUID();
  eventLogContract({
    open: () => createRedisEventLog({ client: redis.client, prefix }),
    address: ['redis', inject('redisUrl'), prefix],
    async put(stream, where, text) {
      const key = `${prefix}:log:{${stream}}`;
      await redis.client.xadd(where === 'events' ? key : `${key}:dead`, '*', 'event', text);
    },
  });

  test('a stream stays within the length that it may keep', async () => {
    const eventLog = createRedisEventLog({ client: redis.client, prefix, keep: 100 });
    for (let round = 0; round < 20; round++) {
      await eventLog.append(
        'long',
        Array.from({ length: 100 }, (_, index) => ({ number: round * 100 + index + 1, event: registered('ada') })),
      );
    }
    expect(await redis.client.xlen(`${prefix}:log:{long}`)).toBeLessThan(400);
  });
});
