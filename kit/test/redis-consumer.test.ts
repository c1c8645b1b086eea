import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { expect, test } from 'vitest';
import { createRedisEventLog } from '../src/event-log/redis-event-log.ts';
import { silentLog } from '../src/log.ts';
import { connectRedis } from '../src/redis.ts';

test('a consumer stops also while Redis is away', async () => {
  await using server = await startOwnRedis();
  const redis = await connectRedis({ url: server.url, log: silentLog() });
  const eventLog = createRedisEventLog({ client: redis.client, prefix: 'away' });
  const consumers = Array.from({ length: 4 }, (_, index) =>
    eventLog.consume({ stream: 'users', group: `group-${index}`, handle: async () => undefined, log: silentLog() }),
  );
  const reading = async () => String(await redis.client.client('LIST')).match(/cmd=xreadgroup/g)?.length;
  await expect.poll(reading).toBe(consumers.length);
  await server.kill9();
  await expect.poll(() => redis.client.status, { interval: 5 }).toBe('reconnecting');
  await expect(Promise.all(consumers.map((consumer) => consumer.stop()))).resolves.toHaveLength(consumers.length);
  await redis.stop();
});
