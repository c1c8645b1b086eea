export interface BackOffOptions {
  firstMs: number;
  longestMs: number;
}

/** Pauses that grow with each failure in a row, at random between half and all of it, so that many clients do not come back together. */
export function createBackOff({ firstMs, longestMs }: BackOffOptions) {
  let failures = 0;
  return {
    nextMs(atLeastMs = 0): number {
      const grown = Math.min(longestMs, firstMs * 2 ** failures);
      failures += 1;
      return Math.max(atLeastMs, grown * (0.5 + Math.random() / 2));
    },
    succeeded(): void {
      failures = 0;
    },
  };
}

/** Rejects with the signal's reason when it is aborted before. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
