import { setTimeout as wait } from 'node:timers/promises';
import { Cluster, Redis } from 'ioredis';
import type { Log } from './log.ts';
import { createOutage, type Outage } from './outage.ts';
import type { Running } from './process.ts';
import { createRedisSubscriber, type RedisSubscriber, type SubscriberEvents } from './redis-subscriber.ts';
import { topicServers } from './redis-topic-servers.ts';

export interface RedisOptions {
  /** One address, or several by commas: the first nodes of a cluster. */
  url: string;
  log: Log;
  /** A command that is not answered within this has failed. Longer than any read that blocks. */
  commandTimeoutMs?: number;
  /** For whoever shows how Redis fares: each failure of a connection, and each return. */
  onError?(error: Error): void;
  onReady?(): void;
}

export interface RedisConnection extends Running {
  client: Redis | Cluster;
  /** A Redis that hangs keeps its connections for a while: whoever sees commands fail, and work, tells it here. */
  outage: Outage;
  /**
   * Hears a topic on a connection of its own: each message, and null once it listens, at first and again after each loss of the
   * connection, since messages may have been missed.
   */
  listen(topic: string, heard: (message: string | null) => void): void;
  /** Hears many topics, on connections of its own. Stopped with this connection, or before. */
  subscriber(events: SubscriberEvents): RedisSubscriber;
  check(): Promise<void>;
}

const CONNECT_WITHIN_MS = 5_000;
const PING_EVERY_MS = 5_000;

/**
 * Commands fail at once while Redis is away, instead of queueing up without bound: every caller says what it does then. A connection
 * that is only half there is noticed by commands that nobody answers, and ended. The connection comes back by itself; its loss and its
 * return are logged once each.
 */
export async function connectRedis(options: RedisOptions): Promise<RedisConnection> {
  const { log, onError, onReady } = options;
  const client = createClient(options);
  const subscribers: RedisSubscriber[] = [];
  const outage = createOutage(log, 'Redis');
  client.on('error', (error: Error) => {
    outage.failed(error);
    onError?.(error);
  });
  client.on('ready', () => {
    outage.over();
    onReady?.();
  });
  await Promise.race([client.connect(), tooLate()]).catch(outage.failed);

  const servers = topicServers(client, backOff);
  const subscriber = (events: SubscriberEvents) => {
    const opened = createRedisSubscriber({ ...events, servers, log, pingEveryMs: PING_EVERY_MS });
    subscribers.push(opened);
    return opened;
  };

  return {
    client,
    outage,
    listen(topic, heard) {
      const listener = subscriber({ heard: (_, message) => heard(message), onReconnected: () => heard(null) });
      listener.subscribe(topic).then(
        () => heard(null),
        () => undefined, // stopped
      );
    },
    subscriber,
    async check() {
      await client.ping();
    },
    async stop() {
      await Promise.all(subscribers.map((one) => one.stop()));
      client.disconnect();
    },
  };
}

/** A cluster that is reached and not whole would be waited for without end. */
async function tooLate(): Promise<never> {
  await wait(CONNECT_WITHIN_MS, undefined, { ref: false });
  throw new Error(`it was not ready within ${CONNECT_WITHIN_MS} ms`);
}

function createClient({ url, commandTimeoutMs = 5_000 }: RedisOptions): Redis | Cluster {
  const addresses = url.split(',').map((address) => address.trim());
  const common = { lazyConnect: true, enableOfflineQueue: false } as const;
  const patience = {
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: commandTimeoutMs,
    socketTimeout: 2 * commandTimeoutMs,
    autoResubscribe: false,
  };
  if (addresses.length === 1) {
    return new Redis(addresses[0] as string, { ...common, ...patience, maxRetriesPerRequest: 1, retryStrategy: backOff });
  }
  const { protocol, username, password } = new URL(addresses[0] as string);
  return new Cluster(addresses, {
    ...common,
    clusterRetryStrategy: backOff,
    slotsRefreshInterval: PING_EVERY_MS,
    redisOptions: {
      ...patience,
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    },
  });
}

const backOff = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 6), 2000);
