import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freshDatabase, startOwnRedis } from '@parley/ops/dev/testing/stores';
import { expect, inject, test, vi } from 'vitest';
import { openThings } from './support/outbox.ts';

async function startThings(options: { redisUrl?: string } = {}) {
  const fresh = await freshDatabase('things');
  const urls = { database: fresh.url, redis: options.redisUrl ?? inject('redisUrl') };
  const prefix = randomUUID();
  const things = await openThings(urls, prefix);
  return {
    ...things,
    urls,
    prefix,
    async [Symbol.asyncDispose]() {
      await things.stop();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

test('what was committed is published, once, to the log and to the topic', async () => {
  await using things = await startThings();
  const heard: string[] = [];
  const listener = things.redis.duplicate();
  await listener.connect();
  await listener.subscribe(`${things.prefix}:users/revocations`);
  listener.on('message', (_, text) => heard.push(JSON.parse(text).payload.userId));
  for (const name of ['ada', 'bob', 'eve']) await things.add(name);
  await vi.waitFor(() => expect(heard).toEqual(['ada', 'bob', 'eve']));
  expect(await things.logged()).toEqual(['ada', 'bob', 'eve']);
  listener.disconnect();
});

test('what was rolled back is never announced', async () => {
  await using things = await startThings();
  await expect(things.add('ada', { fail: true })).rejects.toThrow('refused after all');
  await things.add('bob');
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['bob']));
});

test('what a killed process had committed is published by the others', async () => {
  await using things = await startThings();
  const program = fileURLToPath(new URL('./support/commit-and-die.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', program, things.urls.database, things.prefix], {
    stdio: 'inherit',
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['left behind']), { timeout: 10_000 });
});

test('two relays on one outbox lose nothing under load', async () => {
  await using one = await startThings();
  const two = await openThings(one.urls, one.prefix);
  const names = Array.from({ length: 300 }, (_, index) => `person-${index}`);
  await Promise.all(names.map((name, index) => (index % 2 === 0 ? one : two).add(name)));
  await vi.waitFor(async () => expect(new Set(await one.logged())).toEqual(new Set(names)), { timeout: 10_000 });
  await two.stop();
});

test('while Redis is away changes go through, and their events follow when it is back', async () => {
  await using redis = await startOwnRedis();
  await using things = await startThings({ redisUrl: redis.url });
  await redis.kill9();
  await things.add('ada');
  await redis.restart();
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['ada']), { timeout: 15_000 });
});

test('when Redis has lost the log, the last day is published again', async () => {
  await using redis = await startOwnRedis();
  await using things = await startThings({ redisUrl: redis.url });
  await things.add('ada');
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['ada']));
  await things.redis.flushall();
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['ada']), { timeout: 10_000 });
});

test('what is published right after Redis has lost the log does not hide the loss', async () => {
  await using redis = await startOwnRedis();
  await using things = await startThings({ redisUrl: redis.url });
  await things.add('ada');
  await vi.waitFor(async () => expect(await things.logged()).toEqual(['ada']));
  await things.redis.flushall();
  await things.add('bob');
  await vi.waitFor(async () => expect((await things.logged()).toSorted()).toEqual(['ada', 'bob']), { timeout: 10_000 });
});

test('a database without its migrations is refused in one line', async () => {
  const { startDatabase } = await import('../src/database.ts');
  const { silentLog } = await import('../src/log.ts');
  const { Migration } = await import('@mikro-orm/migrations');
  class Missing extends Migration {
    up() {
      this.addSql('select 1');
    }
  }
  await using fresh = await freshDatabase('empty');
  const migrations = [{ name: 'missing', class: Missing }];
  await expect(startDatabase({ url: fresh.url, entities: [], migrations, poolSize: 1, log: silentLog() })).rejects.toThrow(
    /lacks 1 migrations: run npm run migrate/,
  );
});
