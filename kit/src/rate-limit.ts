import type { Cluster, Redis } from 'ioredis';
import { RateLimited, Unavailable } from './errors.ts';

export interface RateLimit {
  /** So many at once ... */
  burst: number;
  /** ... and one more every so many seconds. */
  everySeconds: number;
}

export interface RateLimiter {
  /** Counts one attempt, or throws RateLimited. Without Redis it throws Unavailable: a guess that nobody counts is not let through. */
  take(key: string, limit: RateLimit): Promise<void>;
  /** Forgets the attempts, as after a success. */
  clear(key: string): Promise<void>;
}

/**
 * The generic cell rate algorithm: one number for each key, the time at which the bucket would be empty again. By the clock of Redis, so
 * that all nodes agree; one script, so that it is exact; one key, so that it works on a cluster. Times are whole microseconds: a fraction that is rounded when it is
 * written down would refuse the last of a burst.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local every = tonumber(ARGV[2])
local full = tonumber(ARGV[1]) * every
local emptyAt = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local next = emptyAt + every
if next - now > full then return string.format('%.0f', next - now - full) end
redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000))
return '0'
`;
const MICROSECONDS = 1_000_000;

export function createRateLimiter(client: Redis | Cluster, prefix: string): RateLimiter {
  const keyOf = (key: string) => `${prefix}:rate:${key}`;
  return {
    async take(key, { burst, everySeconds }) {
      const every = Math.max(1, Math.round(everySeconds * MICROSECONDS));
      const wait = await client.eval(TAKE, 1, keyOf(key), burst, every).catch(() => {
        throw new Unavailable('This');
      });
      if (Number(wait) > 0) throw new RateLimited(Math.ceil(Number(wait) / MICROSECONDS));
    },
    async clear(key) {
      await client.del(keyOf(key)).catch(() => undefined); // the attempts fade by themselves
    },
  };
}
