import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import { repeat } from '@parley/kit/repeat';

export interface HousekeepingOptions {
  /** Several nodes may do it at once. */
  tidy(): Promise<void>;
  everyMs?: number;
  log: Log;
}

/** Tidies from time to time. What fails is tried again the next time. */
export function startHousekeeping({ tidy, everyMs = 60_000, log }: HousekeepingOptions): Running {
  return repeat(() => tidy().catch((error: unknown) => log.warn({ err: error }, 'Files could not be tidied')), everyMs);
}
