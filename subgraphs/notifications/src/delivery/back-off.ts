export interface BackOff {
  firstMs: number;
  longestMs: number;
}

/**
 * How long to wait after so many tries that failed: twice as long each time, up to the longest, and up to a half less by chance, so that
 * those that failed together do not come back together.
 */
export function pauseAfter(tries: number, { firstMs, longestMs }: BackOff): number {
  const pause = Math.min(firstMs * 2 ** Math.min(tries - 1, 30), longestMs);
  return Math.round(pause * (1 - Math.random() / 2));
}
