import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { RateLimited, Unavailable } from '../src/errors.ts';
import { silentLog } from '../src/log.ts';
import { createRateLimiter } from '../src/rate-limit.ts';
import { connectRedis } from '../src/redis.ts';

let redis: Awaited<ReturnType<typeof connectRedis>>;
beforeAll(async () => {
  redis = await connectRedis({ url: inject('redisUrl'), log: silentLog() });
});
afterAll(() => redis.stop());

const hourly = { burst: 3, everySeconds: 3600 };

test('a burst is let through and the next attempt is told when to come again, on every node', async () => {
  const prefix = randomUUID();
  const [one, other] = [createRateLimiter(redis.client, prefix), createRateLimiter(redis.client, prefix)];
  const attempts = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => (n % 2 === 0 ? one : other).take('ada', hourly)));
  const refused = attempts.filter((attempt) => attempt.status === 'rejected');
  expect(refused).toHaveLength(3);
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(RateLimited);
    expect(reason.retryAfterSeconds).toBeGreaterThan(3500);
    expect(reason.retryAfterSeconds).toBeLessThanOrEqual(3600);
  }
});

test('a whole burst is let through, however fast it comes and whatever the pace', async () => {
  const limiter = createRateLimiter(redis.client, randomUUID());
  for (const everySeconds of [0.000_001, 0.3, 1 / 7, 3600, 86_400 * 365]) {
    for (let round = 0; round < 40; round++) {
      const key = `${everySeconds} ${round}`;
      const taken = Array.from({ length: 5 }, () => limiter.take(key, { burst: 5, everySeconds }));
      await expect(Promise.all(taken)).resolves.toHaveLength(5);
    }
  }
});

test('within a window no more are let through than it allows, on all nodes, and none sooner for having waited a part of it', async () => {
  const prefix = randomUUID();
  const [one, other] = [createRateLimiter(redis.client, prefix), createRateLimiter(redis.client, prefix)];
  const limit = { most: 5, withinSeconds: 3600 };
  const attempts = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).takeWithin('ada', limit));
  const refused = (await Promise.allSettled(attempts)).filter((attempt) => attempt.status === 'rejected');
  expect(refused).toHaveLength(15);
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(RateLimited);
    expect(reason.retryAfterSeconds).toBeGreaterThan(3500);
  }
  await one.takeWithin('bob', limit);
  await other.clear('ada');
  await one.takeWithin('ada', limit);
  await expect(one.takeWithin('nobody', { most: 0, withinSeconds: 60 })).rejects.toThrow(RateLimited);
});

test('a window goes on with time, and what was refused in it did not count', async () => {
  const limiter = createRateLimiter(redis.client, randomUUID());
  const limit = { most: 2, withinSeconds: 0.5 };
  const attempt = () =>
    limiter.takeWithin('ada', limit).then(
      () => 'let through',
      () => 'refused',
    );
  expect([await attempt(), await attempt(), await attempt()]).toEqual(['let through', 'let through', 'refused']);
  await expect.poll(attempt).toBe('let through');
});

test('a limit of none lets none through, and one without a pace lets through all', async () => {
  const limiter = createRateLimiter(redis.client, randomUUID());
  await expect(limiter.take('ada', { burst: 0, everySeconds: 60 })).rejects.toThrow(RateLimited);
  for (const _ of [1, 2, 3]) await limiter.take('bob', { burst: 1, everySeconds: 0 });
});

test('attempts of one key are not counted for another, and a success clears them', async () => {
  const limiter = createRateLimiter(redis.client, randomUUID());
  for (const _ of [1, 2, 3]) await limiter.take('ada', hourly);
  await limiter.take('bob', hourly);
  await limiter.clear('ada');
  await limiter.take('ada', hourly);
});

test('an attempt that nobody can count is refused', async () => {
  const away = await connectRedis({ url: 'redis://127.0.0.1:1', log: silentLog() });
  await expect(createRateLimiter(away.client, 'x').take('ada', hourly)).rejects.toThrow(Unavailable);
  await away.stop();
});
