import { Migration } from '@mikro-orm/migrations';
import { migrateDatabase, startDatabase } from '../../src/database.ts';
import { createRedisEventLog } from '../../src/event-log/redis-event-log.ts';
import { silentLog } from '../../src/log.ts';
import { OUTBOX_DDL, OutboxEntry, startOutbox } from '../../src/outbox.ts';
import { stopInReverse } from '../../src/process.ts';
import { connectRedis } from '../../src/redis.ts';

class Things extends Migration {
  up() {
    this.addSql(OUTBOX_DDL);
    this.addSql('create table thing (name text primary key)');
  }
}

/** A small subgraph's stores: things, and the outbox beside them. */
export async function openThings(urls: { database: string; redis: string }, prefix: string) {
  const log = silentLog();
  const schema = { url: urls.database, entities: [OutboxEntry], migrations: [{ name: 'things', class: Things }], log };
  await migrateDatabase(schema);
  const database = await startDatabase({ ...schema, poolSize: 4 });
  const redis = await connectRedis({ url: urls.redis, log });
  const eventLog = createRedisEventLog({ client: redis.client, prefix });
  const outbox = startOutbox({ database, stream: 'things', eventLog, redis: redis.client, prefix, log, sweepEveryMs: 50 });
  return {
    database,
    redis: redis.client,
    outbox,
    /** A change and its announcement, in one commit. */
    add: (name: string, options: { fail?: boolean } = {}) =>
      database.atomically(async () => {
        await database.em.execute('insert into thing (name) values (?)', [name]);
        await outbox.add({
          name: 'account.registered',
          key: name,
          payload: { userId: name },
          topic: { kind: 'users/revocations' },
        });
        if (options.fail === true) throw new Error('refused after all');
      }),
    /** The names in the event log, in the order in which they were written. */
    async logged(): Promise<string[]> {
      const entries = await redis.client.xrange(`${prefix}:log:{things}`, '-', '+');
      return entries.map(([, fields]) => JSON.parse(fields[1] ?? '').payload.userId);
    },
    stop: () => stopInReverse([database, redis, outbox]),
  };
}
