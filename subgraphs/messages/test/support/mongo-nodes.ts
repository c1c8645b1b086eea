import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/mongodb';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import type { LoggedEvent } from '@parley/schema/events';
import { type MongoDatabase, startMongoDatabase } from '../../src/store/mongodb/mongo-database.ts';
import { createMongoStore, type MongoStore, type MongoStoreOptions } from '../../src/store/mongodb/mongo-store.ts';
import type { Nodes } from './room.ts';

export interface MongoUrls {
  mongo: string;
  redis: string;
}

/** One node, with a Redis connection of its own; whoever gives the same URLs and prefix is another node beside it. */
export async function startMongoNode(urls: MongoUrls, prefix: string, given: Partial<MongoStoreOptions> = {}) {
  const log = silentLog();
  const redis = await connectRedis({ url: urls.redis, log });
  const eventLog = createRedisEventLog({ client: redis.client, prefix });
  const options = { url: urls.mongo, poolSize: 10, log, stream: 'messages', eventLog, redis: redis.client, prefix, ...given };
  const store = await createMongoStore(options);
  return { store, redis: redis.client, stop: () => stopInReverse([redis, store]) };
}

/** A database of its own for each run, so that what another run left is never met. */
export function freshMongoUrl(mongoUrl: string): string {
  const [, server = mongoUrl, parameters = ''] = /^([^:]+:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(mongoUrl) ?? [];
  return `${server}/messages_${randomUUID().replaceAll('-', '')}${parameters}`;
}

/** Drops the database of such a URL. */
export async function dropMongoDatabase(freshUrl: string): Promise<void> {
  const dbName = new URL(freshUrl).pathname.slice(1);
  const orm = await MikroORM.init({ clientUrl: freshUrl, dbName, entities: [], discovery: { warnWhenNoEntities: false } });
  await orm.em.getConnection().getDb().dropDatabase();
  await orm.close(true);
}

export interface MongoNodes extends Nodes, Running {
  urls: MongoUrls;
  prefix: string;
  one: MongoStore;
  two: MongoStore;
  /** What lies in the collections, for tests that look at what a crash left. */
  database: MongoDatabase;
  /** Ends the event log's memory, as a flushed Redis does. */
  forgetEvents(): Promise<void>;
}

/** Two nodes with connections and relays of their own, on one fresh database. */
export async function startMongoNodes(given: MongoUrls, options: Partial<MongoStoreOptions> = {}): Promise<MongoNodes> {
  const urls = { ...given, mongo: freshMongoUrl(given.mongo) };
  const prefix = `messages-test-${randomUUID()}`;
  const [one, two] = [await startMongoNode(urls, prefix, options), await startMongoNode(urls, prefix, options)];
  const database = await startMongoDatabase({ url: urls.mongo, poolSize: 2, log: silentLog() });
  const logKey = `${prefix}:log:{messages}`;
  return {
    urls,
    prefix,
    one: one.store,
    two: two.store,
    database,
    async announced(conversationId) {
      const entries = await one.redis.xrange(logKey, '-', '+');
      const events = entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as LoggedEvent);
      return [...new Map(events.map((event) => [event.id, event])).values()].filter(({ key }) => key === conversationId);
    },
    async forgetEvents() {
      await one.redis.del(logKey, `${logKey}:last`);
    },
    async stop() {
      await stopInReverse([database, one, two]);
      await dropMongoDatabase(urls.mongo);
    },
  };
}
