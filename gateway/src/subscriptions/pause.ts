import { setTimeout as wait } from 'node:timers/promises';
import type { LiveLimits } from './live-limits.ts';

/** Waits before trying again, twice as long after each failure, and never all at the same moment. */
export async function pauseAfter(failures: number, { retryFirstMs, retryMostMs }: LiveLimits): Promise<void> {
  const longest = Math.min(retryMostMs, retryFirstMs * 2 ** Math.min(failures - 1, 20));
  await wait(longest * (0.5 + Math.random() / 2), undefined, { ref: false });
}
