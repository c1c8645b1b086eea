import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import { repeat } from '@parley/kit/repeat';
import type { DueList } from './due-list.ts';

export interface SweeperOptions {
  due: DueList;
  /** Looks at one of them again. Whatever rejects comes again after the lease. */
  look(id: string): Promise<void>;
  log: Log;
  everyMs?: number;
}

/** Looks at what has come due. Any number of nodes sweep at once: each takes what no other has, and takes over what a dead one left. */
export function startSweeper({ due, look, log, everyMs = 300 }: SweeperOptions): Running {
  const sweep = async () => {
    try {
      const ids = await due.take();
      const looked = await Promise.allSettled(
        ids.map(async (id) => {
          await look(id);
          await due.done(id);
        }),
      );
      const failed = looked.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    } catch (error) {
      if (error instanceof Unavailable) return; // told by whoever found it away
      log.warn({ err: error }, 'What has come due could not be looked at; it is tried again');
    }
  };

  return repeat(sweep, everyMs);
}
