import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { isFree } from '../dev/stores/free-port.ts';
import { startPostgres } from '../dev/stores/postgres.ts';
import { findRedisProgram } from '../dev/stores/redis-program.ts';
import { removeLeftovers } from '../dev/testing/run-folder.ts';
import { freshDatabase, startOwnPostgres, startOwnRedis } from '../dev/testing/stores.ts';
import { askPostgres, askRedis } from './support/ask-stores.ts';
import { runScript } from './support/run-script.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const START = 'ops/test/support/start-stores.ts';
const isRoot = process.getuid?.() === 0;

test('PostgreSQL keeps what was committed over a kill -9, at the same address', async () => {
  await using postgres = await startOwnPostgres();
  await askPostgres(postgres.adminUrl, 'create table kept as select 42 as answer');
  await postgres.kill9();
  await expect(askPostgres(postgres.adminUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  await postgres.restart();
  expect(await askPostgres(postgres.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('Redis keeps what it has acknowledged over a kill -9, at the same address', async () => {
  await using redis = await startOwnRedis();
  await askRedis(redis.url, 'set', 'kept', '42');
  await redis.kill9();
  await redis.restart();
  expect(await askRedis(redis.url, 'get', 'kept')).toBe('42');
});

test('a store that dies is started again, and its runner told', async () => {
  await using folder = await temporaryFolder();
  const said: string[] = [];
  const postgres = await startPostgres({
    folder: join(folder.path, 'postgres'),
    password: 'for a test',
    keepAlive: true,
    say: (sentence) => said.push(sentence),
  });
  try {
    process.kill(
      Number.parseInt(await readFile(join(folder.path, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10),
      'SIGKILL',
    );
    await vi.waitFor(
      () => expect(said).toEqual(['PostgreSQL has died (SIGKILL): starting it again.', 'PostgreSQL is back.']),
      20_000,
    );
    expect(await askPostgres(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    await postgres.stop();
  }
});

test('stores that outlive a killed runner are stopped by the next one, which keeps their addresses', async () => {
  await using folder = await temporaryFolder();
  await using killed = runScript(START, { args: [folder.path] });
  const before = JSON.parse((await killed.says(/^\{.*\}$/m))[0]) as { postgres: string; redis: string; notes: string[] };
  expect(before.notes).toEqual([]);
  killed.process.kill('SIGKILL');
  await killed.ended;
  expect(await askPostgres(before.postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await askRedis(before.redis, 'ping')).toBe('PONG');

  await using next = runScript(START, { args: [folder.path] });
  expect(JSON.parse((await next.says(/^\{.*\}$/m))[0])).toEqual({
    ...before,
    notes: [
      'PostgreSQL was still running after the last run ended without a goodbye: stopped it.',
      'Redis was still running after the last run ended without a goodbye: stopped it.',
    ],
  });
});

test('a test run that was killed leaves nothing after the next one has begun', async () => {
  await using killed = runScript(START, { env: { TMPDIR: tmpdir() } });
  const left = JSON.parse((await killed.says(/^\{.*\}$/m))[0]) as { folder: string; postgres: string; redis: string };
  killed.process.kill('SIGKILL');
  await killed.ended;
  expect(await askRedis(left.redis, 'ping')).toBe('PONG');

  await removeLeftovers();
  await expect(stat(left.folder)).rejects.toThrow('ENOENT');
  await expect(askPostgres(left.postgres, 'select 1')).rejects.toThrow('ECONNREFUSED');
  expect(await isFree(Number(new URL(left.redis).port))).toBe(true);
});

test('a stranger that was given the pid of a store is left alone', async () => {
  await using folder = await temporaryFolder();
  const options = { folder: join(folder.path, 'postgres'), password: 'for a test' };
  await (await startPostgres(options)).stop();
  await writeFile(join(folder.path, 'postgres', 'cluster', 'postmaster.pid'), `${process.pid}\n`);
  const postgres = await startPostgres(options);
  expect(await askPostgres(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
});

test('a cluster whose making was cut short is made anew', async () => {
  await using folder = await temporaryFolder();
  const unfinished = join(folder.path, 'cluster.unfinished');
  await mkdir(unfinished);
  await writeFile(join(unfinished, 'PG_VERSION'), '18\n');
  const postgres = await startPostgres({ folder: folder.path, password: 'for a test' });
  expect(await askPostgres(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
});

test('PostgreSQL asks for its password, and listens on the loopback address alone', async () => {
  await using database = await freshDatabase('ask');
  const stranger = new URL(database.url);
  stranger.password = 'guessed';
  await expect(askPostgres(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(await askPostgres(database.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test.skipIf(!isRoot)('root is told in one line of a folder that PostgreSQL’s user cannot pass [needs root]', async () => {
  await using folder = await temporaryFolder();
  const closed = join(folder.path, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const starting = startPostgres({ folder: join(closed, 'data', 'postgres'), password: 'for a test' });
  await expect(starting).rejects.toThrow(
    /^[^\n]*closed has mode 0700[^\n]*PARLEY_DATA, or open it with "chmod o\+x [^\n]*closed"\.$/,
  );
  await chmod(closed, 0o755);
});

test('without any Redis the ways to one are told in one line', async () => {
  await using folder = await temporaryFolder();
  await expect(findRedisProgram(folder.path, '')).rejects.toThrow(
    /^No Redis was found: [^\n]*package manager[^\n]*REDIS_URL[^\n]*$/,
  );
});

test('when the private copy cannot be had, its reason is told with the ways', async () => {
  await using folder = await temporaryFolder();
  await program(folder.path, 'dpkg-deb', 'exit 1');
  await program(folder.path, 'apt-get', 'echo "E: Unable to locate package redis-server" >&2; exit 100');
  await expect(findRedisProgram(join(folder.path, 'programs'), `${folder.path}:/bin`)).rejects.toThrow(
    /Unable to locate package redis-server\): install one/,
  );
});

test('several that unpack a private Redis at once end with one whole copy', async () => {
  await using folder = await temporaryFolder();
  await program(folder.path, 'apt-get', 'echo package > redis.deb');
  await program(
    folder.path,
    'dpkg-deb',
    'mkdir -p "$3/usr/bin" && printf "#!/bin/sh\\n" > "$3/usr/bin/redis-server" && chmod +x "$3/usr/bin/redis-server"',
  );
  const programs = join(folder.path, 'programs');
  const found = await Promise.all(Array.from({ length: 8 }, () => findRedisProgram(programs, `${folder.path}:/bin:/usr/bin`)));
  expect(new Set(found.map(({ command }) => command))).toEqual(
    new Set([join(programs, `redis-${process.platform}-${process.arch}`, 'usr/bin/redis-server')]),
  );
});

async function program(folder: string, name: string, body: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}
