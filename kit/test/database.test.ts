import { freshDatabase, startOwnPostgres } from '@parley/ops/dev/testing/stores';
import { expect, inject, test } from 'vitest';
import { startDatabase } from '../src/database.ts';
import { silentLog } from '../src/log.ts';
import { CannotStart } from '../src/process.ts';

const SUM = { name: 'sum', text: 'select $1::int + n as sum from unnest($2::int[]) as given (n) order by n' };

test('a prepared statement gives its rows, and never slips out of a transaction that is under way', async () => {
  await using fresh = await freshDatabase('prepared');
  const database = await startDatabase({ url: fresh.url, entities: [], migrations: [], poolSize: 2, log: silentLog() });
  for (const one of [1, 2, 3]) {
    expect(await database.prepared(SUM, [one, [10, 20]])).toEqual([{ sum: one + 10 }, { sum: one + 20 }]);
  }
  await expect(database.atomically(() => database.prepared(SUM, [1, []]))).rejects.toThrow(/sum cannot join a transaction/);
  await database.stop();
});

async function open(name: string) {
  const fresh = await freshDatabase(name);
  const database = await startDatabase({ url: fresh.url, entities: [], migrations: [], poolSize: 2, log: silentLog() });
  await database.em.execute('create table thing (name text primary key)');
  const add = (thing: string) => database.em.execute('insert into thing (name) values (?)', [thing]);
  return {
    database,
    add,
    names: async () => (await database.em.execute<{ name: string }[]>('select name from thing')).map((row) => row.name),
    async [Symbol.asyncDispose]() {
      await database.stop();
      await fresh[Symbol.asyncDispose]();
    },
  };
}

test('a change is not acknowledged when a statement of it was refused, even if nobody looked at the refusal', async () => {
  await using things = await open('refused');
  const announced: string[] = [];
  const change = things.database.atomically(async () => {
    await things.add('ada');
    things.database.afterCommit(() => announced.push('ada'));
    await things.add('ada').catch(() => undefined);
  });
  await expect(change).rejects.toThrow(/transaction is aborted/);
  expect([await things.names(), announced]).toEqual([[], []]);
});

test('a nested call that fails undoes the whole, even when its failure is caught', async () => {
  await using things = await open('nested');
  const change = things.database.atomically(async () => {
    await things.add('ada');
    const nested = things.database.atomically(async () => {
      await things.add('bob');
      throw new Error('no bob');
    });
    await nested.catch(() => undefined);
  });
  await expect(change).rejects.toThrow('no bob');
  expect(await things.names()).toEqual([]);
});

test('what follows a commit runs whole, and its failures do not make the change look undone', async () => {
  await using things = await open('after');
  const announced: string[] = [];
  await things.database.atomically(async () => {
    await things.add('ada');
    things.database.afterCommit(() => {
      throw new Error('nobody listens');
    });
    things.database.afterCommit(() => announced.push('ada'));
  });
  expect([await things.names(), announced]).toEqual([['ada'], ['ada']]);
});

test('a database that cannot be used is refused in one line, without its password', async () => {
  const url = new URL(inject('postgresUrl'));
  url.password = 'hunter2';
  const start = startDatabase({ url: url.href, entities: [], migrations: [], poolSize: 1, log: silentLog() });
  await expect(start).rejects.toThrow(CannotStart);
  await expect(start).rejects.not.toThrow('hunter2');
});

test('a PostgreSQL that dies within transactions, again and again, takes no connection with it', async () => {
  await using postgres = await startOwnPostgres();
  await postgres.ensureDatabase('things');
  const url = postgres.url('things');
  const database = await startDatabase({ url, entities: [], migrations: [], poolSize: 2, log: silentLog() });
  const answers = () =>
    database.check().then(
      () => true,
      () => false,
    );
  for (const _ of [1, 2]) {
    let begun = 0;
    const lost = [1, 2].map(() =>
      database.atomically(async () => {
        begun++;
        await database.em.execute('select pg_sleep(60)');
      }),
    );
    const ended = Promise.allSettled(lost);
    await expect.poll(() => begun).toBe(2);
    await postgres.kill9();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await postgres.restart();
    await expect.poll(answers, { timeout: 10_000 }).toBe(true);
    expect(await Promise.all([1, 2, 3].map((n) => database.atomically(async () => n)))).toEqual([1, 2, 3]);
  }
  await database.stop();
});
