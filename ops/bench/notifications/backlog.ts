import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Platform } from '../files/platform.ts';
import type { Asker } from '../live/ask.ts';
import { type Pair, say } from './pairs.ts';

const SENT_AT_ONCE = 16;
const LOOK_EVERY_MS = 50;
const LIMIT_MS = 300_000;

/**
 * Has messages sent while nobody tells of them, and then lets one process work them off: from the event log, by questions to the owners, to
 * rows. Gives how many a second, from the first to the last.
 */
export async function workOff(platform: Platform, asker: Asker, pairs: readonly Pair[], messages: number): Promise<number> {
  await platform.processes.get('notifications')?.stop();
  const database = new Client({ connectionString: platform.databaseUrl('notifications') });
  await database.connect();
  try {
    const count = async () => {
      const { rows } = await database.query<{ count: number }>('select count(*)::integer as count from notification');
      return rows[0]?.count ?? 0;
    };
    const before = await count();
    let turn = 0;
    const send = async () => {
      while (turn < messages) await say(asker, pairs, turn++, () => undefined);
    };
    await Promise.all(Array.from({ length: SENT_AT_ONCE }, send));

    await platform.startAgain('notifications');
    const deadline = performance.now() + LIMIT_MS;
    let first: { count: number; at: number } | null = null;
    for (;;) {
      const now = { count: (await count()) - before, at: performance.now() };
      if (now.count > 0) first ??= now;
      if (first !== null && now.count >= messages) return ((now.count - first.count) * 1000) / (now.at - first.at);
      if (now.at > deadline) throw new Error(`${now.count} of ${messages} events were worked off in ${LIMIT_MS / 1000} s.`);
      await wait(LOOK_EVERY_MS);
    }
  } finally {
    await database.end();
  }
}
