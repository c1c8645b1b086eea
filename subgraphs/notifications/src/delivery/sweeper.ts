import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import { repeat } from '@parley/kit/repeat';
import type { DeliveryStore } from './delivery.store.ts';
import type { Channel } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';

export interface SweeperOptions {
  deliveries: DeliveryStore;
  /** Those that there is a carrier for. */
  channels: readonly Channel[];
  queue: DeliveryQueue;
  log: Log;
  pace?: SweeperPace;
}

export interface SweeperPace {
  everyMs: number;
  /** What is due for so long, and was queued so long ago, may have no job. */
  forgottenAfterMs: number;
}

const USUAL: SweeperPace = { everyMs: 10_000, forgottenAfterMs: 30_000 };
const AT_ONCE = 500;
const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;

/**
 * Queues what is due and lies in no queue: Redis was flushed or away, or a process died between its commit and its queue. What has a job
 * already gets no second one, so several nodes may sweep at once.
 */
export function startSweeper({ deliveries, channels, queue, log, pace = USUAL }: SweeperOptions): Running {
  const sweep = async () => {
    for (;;) {
      const due = await deliveries.forgotten(pace.forgottenAfterMs, AT_ONCE);
      if (due.length > 0) {
        await queue.hurry(due);
        await deliveries.markQueued(due.map(({ id }) => id));
      }
      if (due.length < AT_ONCE) break;
    }
    // Another node may know a way that this one does not, while they are being brought up to date.
    await deliveries.giveUpBeside(channels, new Date(Date.now() - DAY_MS), 'Nothing is brought this way any more.');
    while ((await deliveries.forgetEndedBefore(new Date(Date.now() - KEPT_MS), AT_ONCE)) === AT_ONCE);
  };
  return repeat(
    () => sweep().catch((error: unknown) => log.debug({ err: error }, 'Deliveries that nobody queued have to wait')),
    pace.everyMs,
    { now: true },
  );
}
