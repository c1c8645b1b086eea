import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDatabaseIfMissing } from './database.ts';
import { rememberedPort } from './free-port.ts';
import { isAlive, stopOrphan } from './orphan.ts';
import { ensureCluster, postgresBinaries, SUPERUSER, serverEnvironment } from './postgres-cluster.ts';
import { runServer, type ServerProcess, type ServerProgram } from './server-process.ts';
import { requireReachable, serverUser } from './server-user.ts';

export interface PostgresOptions {
  /** Everything of this server lies in here. */
  folder: string;
  password: string;
  /** Without one a free port is chosen, and kept while it stays free. */
  port?: number;
  /** For tests: gives up the promise that what was committed survives the machine. */
  careless?: boolean;
  keepAlive?: boolean;
  say?(sentence: string): void;
}

export interface Postgres extends ServerProcess {
  port: number;
  adminUrl: string;
  url(database: string): string;
  ensureDatabase(name: string): Promise<void>;
  /** What was found at the start and done about it, as sentences. */
  notes: readonly string[];
}

/** Starts the embedded PostgreSQL of a folder, on the loopback address only. What a kill -9 left of it is cleared away first. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = resolve(options.folder);
  const cluster = join(folder, 'cluster');
  const user = await serverUser();
  const binaries = await postgresBinaries();
  await mkdir(folder, { recursive: true, mode: user === undefined ? 0o700 : 0o711 });
  if (user !== undefined) {
    await requireReachable(binaries.postgres, user, 'put Parley elsewhere');
    await requireReachable(folder, user, 'keep the data elsewhere with PARLEY_DATA');
  }
  await ensureCluster({ folder: cluster, password: options.password, user, binaries });
  const notes = await stopLeftoverPostgres(folder);

  const port = options.port ?? (await rememberedPort(join(folder, 'port')));
  const program: ServerProgram = {
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', cluster, '-p', String(port), ...settings(options.careless ?? false).flatMap((setting) => ['-c', setting])],
    options: { ...(user && { uid: user.uid, gid: user.gid }), cwd: folder, env: serverEnvironment },
    logFile: join(folder, 'postgres.log'),
    answers: (pid) => isReady(cluster, pid),
    stopSignal: 'SIGINT',
  };
  const server = await runServer(program, options);
  const url = (database: string) =>
    `postgresql://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  const adminUrl = url('postgres');
  return { ...server, port, url, adminUrl, ensureDatabase: (name) => createDatabaseIfMissing(adminUrl, name), notes };
}

function settings(careless: boolean): string[] {
  const always = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  return careless ? [...always, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : always;
}

/** Stops the server of a folder that outlived its run, and says what there was. */
export async function stopLeftoverPostgres(folder: string): Promise<string[]> {
  const cluster = join(folder, 'cluster');
  const left = await readPidFile(cluster);
  if (left === undefined) return [];
  const stopped = await stopOrphan({
    pid: left.pid,
    folder: cluster,
    signals: [
      ['SIGINT', 10_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ],
  });
  if (stopped) return ['PostgreSQL was still running after the last run ended without a goodbye: stopped it.'];
  // PostgreSQL takes any living process with the pid of its file for itself; where that is a stranger, it would never start.
  if (isAlive(left.pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  return ['PostgreSQL had ended without a goodbye: it recovers from its log.'];
}

/** The server writes into its pid file when it accepts connections, which is also how pg_ctl knows. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const file = await readPidFile(cluster);
  return file?.pid === pid && file.status === 'ready';
}

async function readPidFile(cluster: string): Promise<{ pid: number; status: string | undefined } | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), status: lines[7]?.trim() };
}
