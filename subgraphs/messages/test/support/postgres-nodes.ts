import { randomUUID } from 'node:crypto';
import { type Database, migrateDatabase, startDatabase } from '@parley/kit/database';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { silentLog } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import type { LoggedEvent } from '@parley/schema/events';
import { inject } from 'vitest';
import { migrations } from '../../src/migrations.ts';
import { entities } from '../../src/store/postgres/entities.ts';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import type { Nodes } from './room.ts';

/** Two nodes with connections and relays of their own, on one fresh database. */
export async function startPostgresNodes(): Promise<Nodes & Running & { database: Database }> {
  const log = silentLog();
  const prefix = `messages-test-${randomUUID()}`;
  const fresh = await freshDatabase('messages');
  const schema = { url: fresh.url, entities, migrations, log };
  await migrateDatabase(schema);
  const redis = await connectRedis({ url: inject('redisUrl'), log });
  const eventLog = createRedisEventLog({ client: redis.client, prefix });

  const startNode = async () => {
    const database = await startDatabase({ ...schema, poolSize: 10 });
    const outbox = startOutbox({ database, stream: 'messages', eventLog, redis: redis.client, prefix, log });
    return { database, store: createPostgresStore(database, outbox), stop: () => stopInReverse([database, outbox]) };
  };
  const [one, two] = [await startNode(), await startNode()];

  return {
    one: one.store,
    two: two.store,
    database: one.database,
    async announced(conversationId) {
      const entries = await redis.client.xrange(`${prefix}:log:{messages}`, '-', '+');
      const events = entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as LoggedEvent);
      return [...new Map(events.map((event) => [event.id, event])).values()].filter(({ key }) => key === conversationId);
    },
    async stop() {
      await stopInReverse([redis, one, two]);
      await fresh[Symbol.asyncDispose]();
    },
  };
}
