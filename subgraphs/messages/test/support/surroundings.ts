import { randomUUID } from 'node:crypto';
import { migrateDatabase } from '@parley/kit/database';
import { silentLog } from '@parley/kit/log';
import { passportKey } from '@parley/kit/passport';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import { inject } from 'vitest';
import { migrations } from '../../src/migrations.ts';
import { entities } from '../../src/store/postgres/entities.ts';
import { startFiles, type TestFiles } from './files.ts';
import { dropMongoDatabase, freshMongoUrl } from './mongo-nodes.ts';
import { startPeople, type TestPeople } from './people.ts';

export interface StartOptions {
  settings?: Record<string, string>;
  /** An empty database to use; without it there is a fresh one on the run's PostgreSQL. */
  databaseUrl?: string;
  /** Stands between the subgraph and its database. */
  databaseThrough?(url: string): Promise<string>;
}

/** What the subgraph needs around it. */
export interface Surroundings extends AsyncDisposable {
  people: TestPeople;
  files: TestFiles;
  databaseUrl: string;
  /** The settings that it runs by. */
  environment: Record<string, string>;
}

let mongodbUrl: string | null = null;

/** Every subgraph that is started from now on keeps its conversations in a MongoDB, in a database of its own. */
export function keepConversationsInMongodb(url: string): void {
  mongodbUrl = url;
}

/** A migrated database, the people whom it asks of, and a prefix of its own on the run's Redis. `settings` stand in for the defaults. */
export async function prepareSurroundings({
  settings = {},
  databaseUrl,
  databaseThrough,
}: StartOptions = {}): Promise<Surroundings> {
  const database = databaseUrl === undefined ? await freshDatabase('messages') : null;
  const url = databaseUrl ?? database?.url ?? '';
  const people = await startPeople();
  const files = await startFiles();
  await migrateDatabase({ url, entities, migrations, log: silentLog() });
  const environment: Record<string, string> = {
    MESSAGES_PORT: '0',
    MESSAGES_DATABASE_URL: (await databaseThrough?.(url)) ?? url,
    MESSAGES_PASSPORT_KEY: passportKey('a secret of the gateway that is long enough', 'messages'),
    USERS_URL: people.url,
    USERS_SERVICE_KEY: people.key,
    FILES_URL: files.url,
    FILES_SERVICE_KEY: files.key,
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `messages-test-${randomUUID()}`,
    PUBLIC_URL: 'https://chat.example',
    LOG_LEVEL: 'silent',
    ...(mongodbUrl === null ? {} : { MONGODB_URL: freshMongoUrl(mongodbUrl) }),
    ...settings,
  };
  return {
    people,
    files,
    databaseUrl: url,
    environment,
    async [Symbol.asyncDispose]() {
      await people.stop();
      await files.stop();
      if (environment['MONGODB_URL'] !== undefined) await dropMongoDatabase(environment['MONGODB_URL']);
      await database?.[Symbol.asyncDispose]();
    },
  };
}
