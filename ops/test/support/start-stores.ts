/** Starts a PostgreSQL and a Redis in the folder that is named, else in a test run's, says where they are, and stays until it is ended. */
import { join } from 'node:path';
import { startPostgres } from '../../dev/stores/postgres.ts';
import { startRedis } from '../../dev/stores/redis.ts';
import { testPrograms } from '../../dev/testing/programs.ts';
import { makeRunFolder } from '../../dev/testing/run-folder.ts';

const folder = process.argv[2] ?? (await makeRunFolder());
const postgres = await startPostgres({ folder: join(folder, 'postgres'), password: 'for a test' });
const programs = await testPrograms(folder);
const redis = await startRedis({ folder: join(folder, 'redis'), programs, password: 'for a test', path: process.env.PATH ?? '' });
console.log(
  JSON.stringify({ folder, postgres: postgres.adminUrl, redis: redis.url, notes: [...postgres.notes, ...redis.notes] }),
);
process.once('SIGTERM', () => process.exit()); // which takes the stores along; a kill -9 does not
setInterval(() => undefined, 60_000);
