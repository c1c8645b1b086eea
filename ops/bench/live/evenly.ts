import { setTimeout as wait } from 'node:timers/promises';

/** So many turns a second, however long each takes. */
export async function evenly(perSecond: number, seconds: number, take: (turn: number) => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const turns: Promise<unknown>[] = [];
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    await wait(Math.max(0, startedAt + (turn * 1000) / perSecond - performance.now()));
    turns.push(take(turn));
  }
  await Promise.all(turns);
}
