import type { Cluster, Redis } from 'ioredis';
import { RateLimited, Unavailable } from './errors.ts';

export interface RateLimit {
  /** So many at once ... */
  burst: number;
  /** ... and one more every so many seconds. */
  everySeconds: number;
}

/** In no span of this length there are more, wherever it begins; RateLimit lets nearly twice its burst through in the time that it takes to refill. */
export interface WindowLimit {
  most: number;
  withinSeconds: number;
}

export interface RateLimiter {
  /** Counts one attempt, or throws RateLimited. Without Redis it throws Unavailable: a guess that nobody counts is not let through. */
  take(key: string, limit: RateLimit): Promise<void>;
  /** The same by a promise in numbers. What is refused does not count. A key is for either kind of limit. */
  takeWithin(key: string, limit: WindowLimit): Promise<void>;
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

/**
 * The times of the latest attempts that were let through, newest first and as many as the limit allows: the oldest of them says when the next
 * one may come. Costs memory for each of them, so it is for limits that people are promised, and not for large ones.
 */
const TAKE_WITHIN = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local most = tonumber(ARGV[1])
local span = tonumber(ARGV[2])
if most < 1 then return string.format('%.0f', span) end
local oldest = redis.call('LINDEX', KEYS[1], most - 1)
if oldest and now - tonumber(oldest) < span then return string.format('%.0f', span - now + tonumber(oldest)) end
redis.call('LPUSH', KEYS[1], string.format('%.0f', now))
redis.call('LTRIM', KEYS[1], 0, most - 1)
redis.call('PEXPIRE', KEYS[1], math.ceil(span / 1000))
return '0'
`;
const MICROSECONDS = 1_000_000;

export function createRateLimiter(client: Redis | Cluster, prefix: string): RateLimiter {
  const keyOf = (key: string) => `${prefix}:rate:${key}`;
  const attempt = async (script: string, key: string, most: number, microseconds: number) => {
    const wait = await client.eval(script, 1, keyOf(key), most, microseconds).catch(() => {
      throw new Unavailable('This');
    });
    if (Number(wait) > 0) throw new RateLimited(Math.ceil(Number(wait) / MICROSECONDS));
  };
  return {
    take: (key, { burst, everySeconds }) => attempt(TAKE, key, burst, Math.max(1, Math.round(everySeconds * MICROSECONDS))),
    takeWithin: (key, { most, withinSeconds }) =>
      attempt(TAKE_WITHIN, key, most, Math.max(1, Math.round(withinSeconds * MICROSECONDS))),
    async clear(key) {
      await client.del(keyOf(key)).catch(() => undefined); // the attempts fade by themselves
    },
  };
}
