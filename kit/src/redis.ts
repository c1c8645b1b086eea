import { setTimeout as wait } from 'node:timers/promises';
import { Cluster, Redis } from 'ioredis';
import type { Log } from './log.ts';
import type { Running } from './process.ts';

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
  /**
   * Hears a topic on a connection of its own: each message, and null once it listens, at first and again after each loss of the
   * connection, since messages may have been missed.
   */
  listen(topic: string, heard: (message: string | null) => void): void;
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
  const opened = [client];
  const timers: NodeJS.Timeout[] = [];
  let away = false;
  client.on('error', (error: Error) => {
    if (!away) log.warn({ reason: error.message }, 'Redis is away');
    away = true;
    onError?.(error);
  });
  client.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
    onReady?.();
  });
  await Promise.race([client.connect(), tooLate()]).catch((error: Error) =>
    log.warn({ reason: error.message }, 'Redis is away at the start'),
  );

  return {
    client,
    listen(topic, heard) {
      const listener = createClient(options);
      opened.push(listener);
      listener.on('error', () => undefined); // the client tells of the loss of Redis; this connection only waits for its return
      const subscribe = () => (listener instanceof Cluster ? listener.ssubscribe(topic) : listener.subscribe(topic));
      listener.on('ready', () => {
        subscribe().then(
          () => heard(null),
          (error: unknown) => {
            log.warn({ err: error, topic }, 'A topic could not be listened to');
            listener.disconnect(true);
          },
        );
      });
      listener.on(listener instanceof Cluster ? 'smessage' : 'message', (_topic: string, message: string) => heard(message));
      if (listener instanceof Redis) timers.push(noticeSilence(listener));
      listener.connect().catch(() => undefined); // tried again until it succeeds or is stopped
    },
    async check() {
      await client.ping();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      for (const connection of opened) connection.disconnect();
    },
  };
}

/** A cluster that is reached and not whole would be waited for without end. */
async function tooLate(): Promise<never> {
  await wait(CONNECT_WITHIN_MS, undefined, { ref: false });
  throw new Error(`it was not ready within ${CONNECT_WITHIN_MS} ms`);
}

/** A listener sends nothing by itself, and would take a dead connection for a silent one. */
function noticeSilence(listener: Redis): NodeJS.Timeout {
  const timer = setInterval(() => {
    if (listener.status === 'ready') listener.ping().catch(() => listener.disconnect(true));
  }, PING_EVERY_MS);
  return timer.unref();
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
    shardedSubscribers: true,
    redisOptions: {
      ...patience,
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    },
  });
}

const backOff = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 6), 2000);
