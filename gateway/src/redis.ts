import type { Log } from '@parley/kit/log';
import { Redis } from 'ioredis';
import { createDependency, type Dependency } from './health/dependency.ts';

export interface GatewayRedis {
  commands: Redis;
  dependency: Dependency;
  /** Calls back for each message of a channel, and after each reconnect, since messages may have been missed. */
  subscribe(channel: string, heard: () => void): void;
  stop(): Promise<void>;
}

/** The gateway's Redis connections. Nothing it serves depends on them: a command that cannot be sent now fails now. */
export function connectRedis(url: string, log: Log): GatewayRedis {
  const dependency = createDependency();
  const opened: Redis[] = [];
  let stopped = false;
  /** What fails because we are just stopping is nobody's concern. */
  const report = (error: unknown, what: string) => {
    if (!stopped) log.error({ err: error }, what);
  };
  const open = () => {
    const redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 1_000,
      connectTimeout: 2_000,
    });
    redis.on('ready', () => dependency.succeeded());
    redis.on('error', (error) => {
      if (dependency.failed(error)) report(error, 'Redis is away');
    });
    opened.push(redis);
    return redis;
  };
  const commands = open();
  return {
    commands,
    dependency,
    subscribe(channel, heard) {
      const subscriber = open();
      subscriber.on('ready', () => {
        subscriber.subscribe(channel).then(heard, (error: unknown) => report(error, 'a channel could not be subscribed to'));
      });
      subscriber.on('message', heard);
    },
    async stop() {
      stopped = true;
      for (const redis of opened) redis.disconnect();
    },
  };
}
