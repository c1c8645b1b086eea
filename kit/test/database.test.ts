import { freshDatabase } from '@parley/ops/dev/testing/stores';
import { expect, test } from 'vitest';
import { startDatabase } from '../src/database.ts';
import { silentLog } from '../src/log.ts';

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
