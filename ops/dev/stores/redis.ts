import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { Redis as Connection } from 'ioredis';
import { rememberedPort } from './free-port.ts';
import { stopOrphan } from './orphan.ts';
import { findRedisProgram } from './redis-program.ts';
import { runServer, type ServerProcess, type ServerProgram } from './server-process.ts';

export interface RedisOptions {
  /** Everything of this server lies in here. */
  folder: string;
  /** Where a private copy of the program is kept, which several servers and runs share. */
  programs: string;
  password: string;
  /** Where programs are looked for, as in PATH. */
  path: string;
  /** Without one a free port is chosen, and kept while it stays free. */
  port?: number;
  /** For tests: keeps nothing on disk. */
  careless?: boolean;
  keepAlive?: boolean;
  say?(sentence: string): void;
}

export interface Redis extends ServerProcess {
  url: string;
  /** What was found at the start and done about it, as sentences. */
  notes: readonly string[];
}

/** Starts a private Redis of a folder, on the loopback address only. What a kill -9 left of it is stopped first. */
export async function startRedis(options: RedisOptions): Promise<Redis> {
  const folder = resolve(options.folder);
  const found = await findRedisProgram(options.programs, options.path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const notes = [...found.notes, ...(await stopLeftoverRedis(folder))];
  const port = options.port ?? (await rememberedPort(join(folder, 'port')));
  const url = `redis://:${encodeURIComponent(options.password)}@127.0.0.1:${port}`;
  const configuration = join(folder, 'redis.conf');
  await writeFile(configuration, settings({ ...options, folder, port }), { mode: 0o600 });
  const program: ServerProgram = {
    name: 'Redis',
    command: found.command,
    args: [configuration],
    options: { cwd: folder, env: { ...found.env, LC_ALL: 'C.UTF-8' } },
    logFile: join(folder, 'redis.log'),
    answers: (pid) => answers(url, pid),
    stopSignal: 'SIGTERM',
  };
  const server = await runServer(program, options);
  return { ...server, url, notes };
}

/** Uses a Redis that others run: it is asked once whether it answers, and never stopped. */
export async function requireRedis(url: string): Promise<void> {
  const connection = new Connection(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000 });
  connection.on('error', () => undefined); // told below, by the command that fails
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    const { host } = new URL(url);
    throw new CannotStart(`The Redis of REDIS_URL (${host}) does not answer: ${error instanceof Error ? error.message : error}`);
  } finally {
    connection.disconnect();
  }
}

/** The password stands in the file and not on the command line, which every user of the machine can read. */
function settings({ folder, port, password, careless }: RedisOptions & { port: number }): string {
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = [
    'bind 127.0.0.1',
    'protected-mode yes',
    `port ${port}`,
    `requirepass ${quoted(password)}`,
    `dir ${quoted(folder)}`,
    `pidfile ${quoted(join(folder, 'redis.pid'))}`,
    'daemonize no',
    'save ""',
    'maxmemory-policy noeviction',
    ...(careless ? ['appendonly no'] : ['appendonly yes', 'appendfsync everysec']),
  ];
  return `${lines.join('\n')}\n`;
}

/** Stops the server of a folder that outlived its run, and says what there was. */
export async function stopLeftoverRedis(folder: string): Promise<string[]> {
  const pid = Number(await readFile(join(folder, 'redis.pid'), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return [];
  const stopped = await stopOrphan({
    pid,
    folder,
    signals: [
      ['SIGTERM', 10_000],
      ['SIGKILL', 5_000],
    ],
  });
  if (stopped) return ['Redis was still running after the last run ended without a goodbye: stopped it.'];
  return ['Redis had ended without a goodbye: it reads its log again.'];
}

/** True when the server with this very pid has read its log and serves; whoever else has the port does not count. */
async function answers(url: string, pid: number): Promise<boolean> {
  const connection = new Connection(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  connection.on('error', () => undefined); // not yet there: the caller asks again
  try {
    await connection.connect();
    const server = await connection.info('server');
    return server.includes(`process_id:${pid}\r\n`);
  } catch {
    return false;
  } finally {
    connection.disconnect();
  }
}
