import type { LoggedEvent } from '@parley/schema/events';
import type { Cluster, Redis } from 'ioredis';
import { openDeadLetter } from './dead-letter.ts';
import type { EventLog } from './event-log.ts';
import { startRedisConsumer } from './redis-consumer.ts';

export interface RedisEventLogOptions {
  client: Redis | Cluster;
  prefix: string;
  /** About how many events a stream keeps. Whoever is further behind than this misses some: size it for the longest outage. */
  keep?: number;
}

/** Raises the marker beside the stream; appends of several relays may arrive in any order. */
const RAISE_MARKER = `
local known = redis.call('GET', KEYS[1])
if not known or tonumber(known) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
`;

/** The event log on Redis Streams. A stream, its marker and its dead letters share a hash tag, so that a cluster keeps them together. */
export function createRedisEventLog({ client, prefix, keep = 1_000_000 }: RedisEventLogOptions): EventLog {
  const keyOf = (stream: string) => `${prefix}:log:{${stream}}`;
  const deadKeyOf = (key: string) => `${key}:dead`;
  return {
    async append(stream, entries) {
      const key = keyOf(stream);
      const batch = client.multi();
      for (const { event } of entries) batch.xadd(key, 'MAXLEN', '~', keep, '*', 'event', JSON.stringify(event));
      const last = Math.max(...entries.map(({ number }) => number));
      batch.eval(RAISE_MARKER, 1, `${key}:last`, last);
      const results = (await batch.exec()) ?? [];
      for (const [error] of results) if (error !== null) throw error;
    },
    async remembers(stream, number) {
      const last = await client.get(`${keyOf(stream)}:last`);
      return last !== null && Number(last) >= number;
    },
    consume({ handle, ...options }) {
      const key = keyOf(options.stream);
      return startRedisConsumer(client, {
        ...options,
        key,
        deadKey: deadKeyOf(key),
        handle: async (text) => handle(JSON.parse(text) as LoggedEvent),
      });
    },
    consumeDeadLetters({ handle, ...options }) {
      const key = deadKeyOf(keyOf(options.stream));
      return startRedisConsumer(client, {
        ...options,
        key,
        deadKey: null,
        handle: (text) => openDeadLetter(text, handle, options.log),
      });
    },
    async appendAgain(stream, event) {
      await client.xadd(keyOf(stream), 'MAXLEN', '~', keep, '*', 'event', JSON.stringify(event));
    },
  };
}
