import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import { repeat } from '@parley/kit/repeat';
import type { HandledEventStore } from '../following/handled-event.store.ts';
import type { ReadingStore } from '../notification/reading.store.ts';

export interface HousekeepingOptions {
  readings: Pick<ReadingStore, 'removeReadBefore' | 'removeToldBefore'>;
  handled: Pick<HandledEventStore, 'forget'>;
  /** For how many days what was read is kept, and what nobody has read. */
  keep: { days: number; unreadDays: number };
  everyMs?: number;
  log: Log;
}

export interface Housekeeping extends Running {
  /** Takes away what is too old to be looked for. Several nodes may do it at once. */
  tidy(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** The log brings events of a day again; some have waited in it before. */
const HANDLED_MS = 7 * DAY_MS;
const AT_ONCE = 1000;

/** Tidies from time to time. What fails is tried again the next time. */
export function startHousekeeping({ readings, handled, keep, everyMs = 600_000, log }: HousekeepingOptions): Housekeeping {
  const tidy = async () => {
    const now = Date.now();
    const ago = (ms: number) => new Date(now - ms);
    await untilDone(() => readings.removeReadBefore(ago(keep.days * DAY_MS), AT_ONCE));
    await untilDone(() => readings.removeToldBefore(ago(keep.unreadDays * DAY_MS), AT_ONCE));
    await untilDone(() => handled.forget(ago(HANDLED_MS), AT_ONCE));
  };
  const inTurn = repeat(
    () => tidy().catch((error: unknown) => log.warn({ err: error }, 'Notifications could not be tidied')),
    everyMs,
    { now: true },
  );
  return { tidy, stop: () => inTurn.stop() };
}

async function untilDone(some: () => Promise<number>): Promise<void> {
  while ((await some()) === AT_ONCE);
}
