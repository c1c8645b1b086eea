import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stopInReverse } from '@parley/kit/process';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../stores/postgres.ts';
import { startRedis } from '../stores/redis.ts';
import { testPrograms } from './programs.ts';
import { makeRunFolder, removeLeftovers } from './run-folder.ts';

/** One PostgreSQL and one Redis for the whole run, in a folder that goes with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = await makeRunFolder();
  const password = randomBytes(24).toString('base64url');
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), password, careless: true });
  const redis = await startRedis({
    folder: join(folder, 'redis'),
    programs: await testPrograms(folder),
    password,
    path: process.env.PATH ?? '',
    careless: true,
  });
  project.provide('postgresUrl', postgres.adminUrl);
  project.provide('redisUrl', redis.url);
  project.provide('kafkaBrokers', process.env.KAFKA_BROKERS ?? null);
  project.provide('mongodbUrl', process.env.MONGODB_URL ?? null);
  const { S3_ENDPOINT, S3_ACCESS_KEY = 'parley', S3_SECRET_KEY = 'parley-secret' } = process.env;
  project.provide(
    's3',
    S3_ENDPOINT === undefined ? null : { endpoint: S3_ENDPOINT, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY },
  );
  project.provide('clamd', process.env.FILES_CLAMD ?? null);
  return async () => {
    await stopInReverse([postgres, redis]);
    await rm(folder, { recursive: true, force: true });
  };
}
