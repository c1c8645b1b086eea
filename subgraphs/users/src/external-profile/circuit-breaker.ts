import { Unavailable } from '@parley/kit/errors';

export interface CircuitBreakerOptions {
  /** After so many failures in a row nothing is tried ... */
  failures: number;
  /** ... for so long. Then one call is let through to see. */
  pauseMs: number;
  now?: () => number;
}

export interface CircuitBreaker {
  /** Does the work, or throws Unavailable at once while the other side is taken for broken. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Spares a broken service, and those who would wait for it. */
export function createCircuitBreaker({ failures, pauseMs, now = Date.now }: CircuitBreakerOptions): CircuitBreaker {
  let inARow = 0;
  let closedUntil = 0;
  let trying = false;

  return {
    async run(work) {
      const broken = inARow >= failures;
      if (broken && (trying || now() < closedUntil)) throw new Unavailable('This service');
      if (broken) trying = true;
      try {
        const result = await work();
        inARow = 0;
        return result;
      } catch (error) {
        inARow += 1;
        closedUntil = now() + pauseMs;
        throw error;
      } finally {
        if (broken) trying = false;
      }
    },
  };
}
