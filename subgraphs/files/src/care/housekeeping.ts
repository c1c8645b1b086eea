import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';

export interface HousekeepingOptions {
  /** Several nodes may do it at once. */
  tidy(): Promise<void>;
  everyMs?: number;
  log: Log;
}

/** Tidies from time to time. What fails is tried again the next time. */
export function startHousekeeping({ tidy, everyMs = 60_000, log }: HousekeepingOptions): Running {
  let tidying: Promise<void> | null = null;
  const timer = setInterval(() => {
    tidying ??= tidy()
      .catch((error: unknown) => log.warn({ err: error }, 'Files could not be tidied'))
      .finally(() => {
        tidying = null;
      });
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await tidying;
    },
  };
}
