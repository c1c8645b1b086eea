import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';

export interface HousekeepingOptions {
  /** By name. Each forgets what is over; several nodes may do it at once. */
  tasks: Readonly<Record<string, () => Promise<void>>>;
  everyMs?: number;
  log: Log;
}

/** Forgets, from time to time, what nobody needs any more. A task that fails is tried again the next time. */
export function startHousekeeping({ tasks, everyMs = 600_000, log }: HousekeepingOptions): Running {
  const tidy = async () => {
    for (const [task, run] of Object.entries(tasks)) {
      await run().catch((error: unknown) => log.warn({ err: error, task }, 'Housekeeping failed'));
    }
  };
  let tidying = tidy();
  const timer = setInterval(() => {
    tidying = tidying.then(tidy);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await tidying;
    },
  };
}
