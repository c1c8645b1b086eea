import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@parley/kit/database';
import { silentLog } from '@parley/kit/log';
import { passportKey, serviceKey } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { migrations } from '@parley/messages/migrations';
import { startPostgres } from '../../dev/stores/postgres.ts';
import { startRedis } from '../../dev/stores/redis.ts';
import { cpuSeconds, freePort, type Started, startSource } from '../processes.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const SECRET = 'a secret of the gateway, for a benchmark only';

/** PostgreSQL and Redis as `npm start` runs them (what is committed is on disk), with the messages database in it. */
export interface Stores extends Running {
  folder: string;
  databaseUrl: string;
  redisUrl: string;
  /** CPU seconds that PostgreSQL has used so far. */
  postgresCpu(): number;
}

export async function startStores(): Promise<Stores> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const password = randomBytes(24).toString('base64url');
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), password });
  const redis = await startRedis({
    folder: join(folder, 'redis'),
    programs: join(PROJECT, '.data', 'programs'),
    password,
    path: process.env.PATH ?? '',
  });
  await postgres.ensureDatabase('messages');
  const databaseUrl = postgres.url('messages');
  await migrateDatabase({ url: databaseUrl, entities: [], migrations, log: silentLog() });
  const pid = Number((await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
  return {
    folder,
    databaseUrl,
    redisUrl: redis.url,
    postgresCpu: () => cpuSeconds(pid),
    async stop() {
      await stopInReverse([postgres, redis]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface MessagesProcess {
  url: string;
  key: string;
  process: Started;
}

/** The messages subgraph as a process of its own. It asks nobody about people: the benchmark begins no conversations between them. */
export async function startMessages(stores: Stores, settings: Record<string, string> = {}): Promise<MessagesProcess> {
  const port = await freePort();
  const key = passportKey(SECRET, 'messages');
  const process = startSource(join(PROJECT, 'subgraphs/messages/src/main.ts'), [], {
    MESSAGES_PORT: `${port}`,
    MESSAGES_DATABASE_URL: stores.databaseUrl,
    MESSAGES_PASSPORT_KEY: key,
    USERS_URL: 'http://127.0.0.1:1',
    USERS_SERVICE_KEY: serviceKey(passportKey(SECRET, 'users'), 'messages'),
    REDIS_URL: stores.redisUrl,
    PUBLIC_URL: 'http://localhost',
    MESSAGES_PER_MINUTE: '1000000000',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  await untilReady(`http://127.0.0.1:${port}/health/ready`, process);
  return { url: `http://127.0.0.1:${port}/graphql`, key, process };
}

async function untilReady(url: string, process: Started): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`The messages subgraph does not get ready:\n${process.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
