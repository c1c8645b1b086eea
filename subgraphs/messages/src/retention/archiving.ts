import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import type { MessagesStore } from '../store/store.ts';

export interface ArchivingOptions {
  store: MessagesStore;
  everyMs?: number;
  log: Log;
}

const BATCH = 500;

/**
 * Archives, from time to time, what has come of age. Every node may do so: the store gives no message to two of them, and one that dies leaves
 * the rest to the others. Whoever stops waits for the batch in hand and no longer.
 */
export function startArchiving({ store, everyMs = 600_000, log }: ArchivingOptions): Running {
  const stopped = new AbortController();
  const archive = async () => {
    try {
      for (let archived = 1; archived > 0 && !stopped.signal.aborted; ) {
        archived = await store.messages.archiveDue(new Date(), BATCH);
        if (archived > 0) log.info({ archived }, 'Messages were archived');
      }
    } catch (error) {
      log.warn({ err: error }, 'Messages could not be archived: the next round tries again');
    }
  };
  let archiving = archive();
  const timer = setInterval(() => {
    archiving = archiving.then(archive);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      stopped.abort();
      await archiving;
    },
  };
}
