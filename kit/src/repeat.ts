import type { Running } from './process.ts';

/**
 * Does something every so often, with `now` also at once. While it is being done it is not begun again: one that takes longer than the pause is not followed by all those that
 * were due meanwhile. `work` says itself what failed. Stopping waits for what is in hand.
 */
export function repeat(work: () => Promise<void>, everyMs: number, { now = false } = {}): Running {
  let inHand: Promise<void> | null = null;
  const inTurn = () => {
    inHand ??= work().finally(() => {
      inHand = null;
    });
  };
  if (now) inTurn();
  const timer = setInterval(inTurn, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await inHand;
    },
  };
}
