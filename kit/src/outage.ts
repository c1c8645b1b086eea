import type { Log } from './log.ts';

/** Told by whoever uses something whether it works. The log has one line when it goes away and one when it is back, however many tell. */
export interface Outage {
  failed(error: unknown): void;
  /** Once nothing has failed for a while it is back: of a server that is only half there, some still get answers. */
  worked(): void;
  /** It is known to be back. */
  over(): void;
}

const QUIET_MS = 10_000;

export function createOutage(log: Log, noun: string): Outage {
  let failedAt: number | null = null;
  const over = () => {
    if (failedAt !== null) log.info(`${noun} is back`);
    failedAt = null;
  };
  return {
    failed(error) {
      if (failedAt === null) log.warn({ reason: error instanceof Error ? error.message : String(error) }, `${noun} is away`);
      failedAt = Date.now();
    },
    worked() {
      if (failedAt !== null && Date.now() - failedAt >= QUIET_MS) over();
    },
    over,
  };
}
