import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parleyFolder } from './support/parley-folder.ts';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** A query that needs the gateway, the users subgraph and its database. */
async function graphAnswers(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename viewer { id } }' }),
  });
  return ((await answer.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
}

const postgresPid = async (folder: string) =>
  Number.parseInt(await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
const redisPid = async (folder: string) => Number.parseInt(await readFile(join(folder, 'redis/redis.pid'), 'utf8'), 10);

test('what runs survives a kill -9 of its stores, and after its own the next start works and says so', async () => {
  await using folder = await parleyFolder();
  await using killed = await folder.ready();
  expect(await graphAnswers(killed.url)).toBe('UNAUTHENTICATED');

  process.kill(await postgresPid(folder.path), 'SIGKILL');
  await killed.says(/PostgreSQL has died \(SIGKILL\): starting it again\.[\s\S]*PostgreSQL is back\./);
  process.kill(await redisPid(folder.path), 'SIGKILL');
  await killed.says(/Redis has died \(SIGKILL\): starting it again\.[\s\S]*Redis is back\./);
  await vi.waitFor(async () => {
    const health = await fetch(new URL('/health/ready', killed.url));
    expect(health.status).toBe(200);
  }, 20_000);
  expect(await graphAnswers(killed.url)).toBe('UNAUTHENTICATED');

  killed.process.kill('SIGKILL');
  await killed.ended;
  await using next = await folder.ready();
  expect(next.output()).toContain('The last run ended without a goodbye.');
  expect(next.output()).toContain('PostgreSQL was still running after the last run ended without a goodbye: stopped it.');
  expect(next.output()).toContain('Redis was still running after the last run ended without a goodbye: stopped it.');
  expect(await graphAnswers(next.url)).toBe('UNAUTHENTICATED');
}, 90_000);

test('Ctrl-C stops everything in order, and meanwhile the folder is nobody else’s', async () => {
  await using folder = await parleyFolder();
  await using running = await folder.ready();
  await using second = folder.start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(
    `${folder.path} is in use by process ${running.process.pid}: stop that first, or give this one a folder of its own with PARLEY_DATA.\n`,
  );

  const stores = [await postgresPid(folder.path), await redisPid(folder.path)];
  running.process.kill('SIGINT');
  expect(await running.ended).toBe(0);
  for (const pid of stores) expect(() => process.kill(pid, 0)).toThrow('ESRCH');

  await using again = await folder.ready();
  expect(again.output()).not.toContain('goodbye');
}, 90_000);

test('a taken port is told in one line: which, whose, and the setting that changes it', async () => {
  await using folder = await parleyFolder();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  for (const [setting, owner] of [
    ['GATEWAY_PORT', 'gateway'],
    ['USERS_PORT', 'users'],
    ['MAILBOX_PORT', 'mailbox'],
  ] as const) {
    // What the log tells of a machine that is too busy for the parts to answer each other in time is not what this is about.
    await using starting = folder.start({ [setting]: String(port), LOG_LEVEL: 'fatal' });
    expect(await starting.ended).toBe(1);
    expect(starting.output()).toMatch(/^[^\n]+\n$/);
    for (const part of [`Port ${port}`, 'taken', owner, setting]) expect(starting.output()).toContain(part);
  }
  taken.close();
}, 90_000);

test('a missing Redis, and one that does not answer, are told in one line', async () => {
  await using folder = await parleyFolder();
  const bare = join(folder.path, 'bin');
  await mkdir(bare);
  await symlink('/usr/bin/id', join(bare, 'id')); // root needs it to find PostgreSQL's user
  await using without = folder.start({ PATH: bare, PARLEY_DATA: join(folder.path, 'without') });
  await using unreachable = folder.start({
    REDIS_URL: 'redis://:secret@127.0.0.1:1',
    PARLEY_DATA: join(folder.path, 'unreachable'),
  });
  expect(await without.ended).toBe(1);
  expect(without.output()).toMatch(/^No Redis was found: [^\n]*REDIS_URL[^\n]*\n$/);
  expect(await unreachable.ended).toBe(1);
  expect(unreachable.output()).toMatch(/^The Redis of REDIS_URL \(127\.0\.0\.1:1\) does not answer: [^\n]*\n$/);
  expect(unreachable.output()).not.toContain('secret');
}, 60_000);

test('wrong settings are told all at once', async () => {
  await using folder = await parleyFolder();
  await using starting = folder.start({ MAILBOX_PORT: 'many', DEMO_DATA: 'perhaps' });
  expect(await starting.ended).toBe(1);
  expect(starting.output()).toMatch(/^These settings are wrong:\n {2}MAILBOX_PORT: [^\n]+\n {2}DEMO_DATA: [^\n]+\n$/);
});

test('neither the mailbox nor demo people come where strangers may', async () => {
  await using folder = await parleyFolder();
  for (const strange of [{ NODE_ENV: 'production' }, { GATEWAY_HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://chat.example' }]) {
    await using starting = folder.start(strange);
    expect(await starting.ended).toBe(1);
    expect(starting.output()).toMatch(
      /^On a public address or in production there is no development mailbox: set SMTP_URL[^\n]*\n$/,
    );
  }
  await using inPublic = await folder.ready({ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:1', DEMO_DATA: 'true' });
  expect(inPublic.output()).not.toMatch(/Sent mails|Log in as|demo/);
}, 90_000);

test.skipIf(!isRoot)(
  'an ordinary user starts it as well [needs root to become another user]',
  async () => {
    await using folder = await parleyFolder({ uid: NOBODY });
    await using running = await folder.ready();
    expect(await graphAnswers(running.url)).toBe('UNAUTHENTICATED');
  },
  60_000,
);
