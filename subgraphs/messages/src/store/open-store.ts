import type { Database } from '@parley/kit/database';
import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import type { Running } from '@parley/kit/process';
import type { Cluster, Redis } from 'ioredis';
import { createMongoStore } from './mongodb/mongo-store.ts';
import { createPostgresStore } from './postgres/postgres-store.ts';
import type { MessagesStore } from './store.ts';

export interface OpenStoreOptions {
  /** Holds the index of the search in any case, and the messages where MongoDB is not named. */
  database: Database;
  mongodb: { url: string; poolSize: number } | null;
  eventLog: EventLog;
  redis: Redis | Cluster;
  prefix: string;
  log: Log;
}

export interface OpenStore extends Running {
  store: MessagesStore;
  /** Whether the index of the search is written with each change, or has to be fed from the event log. */
  writesIndex: boolean;
  /** What a health check asks, by name, besides PostgreSQL and Redis. */
  checks: Record<string, () => Promise<void>>;
}

/** Opens the store that the settings choose, with the relay of its events. */
export async function openStore({ database, mongodb, ...options }: OpenStoreOptions): Promise<OpenStore> {
  const stream = 'messages';
  if (mongodb === null) {
    const outbox = startOutbox({ ...options, database, stream });
    return { store: createPostgresStore(database, outbox), writesIndex: true, checks: {}, stop: () => outbox.stop() };
  }
  const store = await createMongoStore({ ...options, ...mongodb, stream });
  return { store, writesIndex: false, checks: { mongodb: () => store.check() }, stop: () => store.stop() };
}
