import type { Exchange, OperationResult } from '@urql/core';
import { pipe, tap } from 'wonka';

export interface LateAnswers {
  /** Stands above the cache: what it sees of answers is in the cache already. */
  exchange: Exchange;
  /** That an event was written into the cache, and how to write it again. */
  told(again: () => void): void;
}

/** More than happens while a query is answered. */
const MOST_KEPT = 2_000;

/**
 * A query may have been read before an event, and be answered after it: written into the cache, it would take the event back. So the events that were
 * told while a query was under way are written once more after its answer, which changes nothing where the answer had them.
 */
export function createLateAnswers(): LateAnswers {
  const underWay = new Map<number, number>();
  let events: { number: number; again: () => void }[] = [];
  let lastNumber = 0;

  function ended(key: number): void {
    underWay.delete(key);
    if (underWay.size === 0) events = [];
  }

  function answered({ operation: { key, context }, stale }: OperationResult): void {
    const begun = underWay.get(key);
    if (begun === undefined || stale) return;
    const missed = context.meta?.cacheOutcome === 'hit' ? [] : events.filter(({ number }) => number > begun);
    ended(key);
    queueMicrotask(() => {
      for (const { again } of missed) again();
    });
  }

  return {
    exchange:
      ({ forward }) =>
      (operations) =>
        pipe(
          operations,
          tap(({ kind, key }) => {
            if (kind === 'query' && !underWay.has(key)) underWay.set(key, lastNumber);
            if (kind === 'teardown') ended(key);
          }),
          forward,
          tap((result) => {
            if (result.operation.kind === 'query') answered(result);
          }),
        ),
    told(again) {
      if (underWay.size === 0) return;
      lastNumber += 1;
      events.push({ number: lastNumber, again });
      if (events.length > MOST_KEPT) events.shift();
    },
  };
}
