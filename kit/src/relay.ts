import type { Log } from './log.ts';
import type { Running } from './process.ts';
import { repeat } from './repeat.ts';

export interface RelayOptions {
  /** Publishes some of what waits; false when nothing waits any more. */
  publish(): Promise<boolean>;
  /** Looks after what publishing alone does not mend: what a crash left behind, a log that has lost its memory. */
  sweep(): Promise<void>;
  log: Log;
  sweepEveryMs: number;
}

export interface Relay extends Running {
  /** Something waits. Publishes it at once, or right after what is being published. */
  nudge(): void;
}

/** When an outbox publishes: at each nudge, one batch after the other, and after each sweep. A failure is logged once, and tried again by the next sweep. */
export function startRelay({ publish, sweep, log, sweepEveryMs }: RelayOptions): Relay {
  let running: Promise<void> | null = null;
  let again = false;
  let failing = false;

  const run = async () => {
    try {
      do {
        again = false;
        while (await publish());
      } while (again);
      if (failing) log.info('Events are published again');
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ err: error }, 'Events wait in the outbox');
      failing = true;
    } finally {
      running = null;
    }
  };

  const nudge = () => {
    again = true;
    running ??= run();
  };

  const sweepOnce = async () => {
    await sweep().catch((error) => log.debug({ err: error }, 'The outbox could not be swept'));
    nudge();
  };

  const sweeping = repeat(sweepOnce, sweepEveryMs, { now: true });

  return {
    nudge,
    async stop() {
      await sweeping.stop();
      await running;
    },
  };
}
