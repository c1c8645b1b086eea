import { Cluster, Redis } from 'ioredis';
import type { Log } from './log.ts';
import type { Running } from './process.ts';

export interface RedisOptions {
  /** One address, or several by commas: the first nodes of a cluster. */
  url: string;
  log: Log;
}

export interface RedisConnection extends Running {
  client: Redis | Cluster;
  check(): Promise<void>;
}

/**
 * Commands fail at once while Redis is away, instead of queueing up without bound: every caller says what it does then.
 * The connection comes back by itself; its loss and its return are logged once each.
 */
export async function connectRedis({ url, log }: RedisOptions): Promise<RedisConnection> {
  const client = createClient(url);
  let away = false;
  client.on('error', (error: Error) => {
    if (!away) log.warn({ reason: error.message }, 'Redis is away');
    away = true;
  });
  client.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  await client.connect().catch((error: Error) => log.warn({ reason: error.message }, 'Redis is away at the start'));
  return {
    client,
    async check() {
      await client.ping();
    },
    async stop() {
      client.disconnect();
    },
  };
}

function createClient(url: string): Redis | Cluster {
  const addresses = url.split(',').map((address) => address.trim());
  const common = { lazyConnect: true, enableOfflineQueue: false } as const;
  if (addresses.length === 1) {
    return new Redis(addresses[0] as string, { ...common, maxRetriesPerRequest: 1, retryStrategy: backOff });
  }
  const { protocol, username, password } = new URL(addresses[0] as string);
  return new Cluster(addresses, {
    ...common,
    clusterRetryStrategy: backOff,
    shardedSubscribers: true,
    redisOptions: {
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    },
  });
}

const backOff = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 6), 2000);
