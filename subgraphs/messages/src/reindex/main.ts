import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import { createLog } from '@parley/kit/log';
import { CannotStart, type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { messagesConfig } from '../config.ts';
import { migrations } from '../migrations.ts';
import { PostgresSearchIndex } from '../search/postgres-search.index.ts';
import { rebuildSearchIndex } from '../search/rebuild.ts';
import { openStore } from '../store/open-store.ts';
import { entities } from '../store/postgres/entities.ts';

/** `npm run reindex`: makes the index of the search anew, by the settings of the messages subgraph, which may be running. */
const config = messagesConfig(process.env);
const log = createLog('reindex', config.logLevel);
const started: Running[] = [];
const keep = <Part extends Running>(part: Part): Part => {
  started.push(part);
  return part;
};
try {
  const database = keep(await startDatabase({ ...config.database, entities, migrations, log }));
  const { client } = keep(await connectRedis({ url: config.redis.url, log }));
  const { prefix } = config.redis;
  const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));
  const { store } = keep(await openStore({ database, mongodb: config.mongodb, eventLog, redis: client, prefix, log }));
  const messages = await rebuildSearchIndex({
    store,
    index: new PostgresSearchIndex(database),
    tell: (done) => console.log(`${done} messages ...`),
  });
  console.log(`The index of the search was made anew from ${messages} messages.`);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopInReverse(started);
}
