import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { copyDatabase, createDatabaseIfMissing, databaseUrl, dropDatabase, makeDatabaseOnce } from '../stores/database.ts';
import { type Postgres, startPostgres } from '../stores/postgres.ts';
import { type Redis, startRedis } from '../stores/redis.ts';
import { testPrograms } from './programs.ts';
import { makeRunFolder } from './run-folder.ts';

export interface FreshDatabase extends AsyncDisposable {
  url: string;
}

/**
 * A database of its own on the run's PostgreSQL, dropped at the end. Its name begins with the given one. What `fill` puts into it is made
 * once in a run for all databases of that name, and copied: migrations cost more than a copy.
 */
export async function freshDatabase(name: string, fill?: (url: string) => Promise<void>): Promise<FreshDatabase> {
  const adminUrl = inject('postgresUrl');
  const database = `${name}_${randomBytes(6).toString('hex')}`;
  if (fill === undefined) {
    await createDatabaseIfMissing(adminUrl, database);
  } else {
    const original = `${name}_original`;
    await makeDatabaseOnce(adminUrl, original, fill);
    await copyDatabase(adminUrl, database, original);
  }
  return { url: databaseUrl(adminUrl, database), [Symbol.asyncDispose]: () => dropDatabase(adminUrl, database) };
}

/** A PostgreSQL for a test that kills or restarts it (kill9, restart). */
export async function startOwnPostgres(): Promise<Postgres & AsyncDisposable> {
  const folder = await makeRunFolder();
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), password: password() });
  return { ...postgres, [Symbol.asyncDispose]: () => end(postgres, folder) };
}

/** A Redis for a test that flushes, kills or restarts it. It keeps its data over a restart, as the one of `npm start` does. */
export async function startOwnRedis(): Promise<Redis & AsyncDisposable> {
  const folder = await makeRunFolder();
  const redis = await startRedis({
    folder: join(folder, 'redis'),
    programs: await testPrograms(folder),
    password: password(),
    path: process.env.PATH ?? '',
  });
  return { ...redis, [Symbol.asyncDispose]: () => end(redis, folder) };
}

const password = () => randomBytes(24).toString('base64url');

async function end(server: Postgres | Redis, folder: string): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
