import type { LiveEvent } from '@parley/kit/live/contract';
import type { Workshop } from './group.ts';
import type { LiveOperation, LiveSubgraphs, Subscriber } from './live-operation.ts';
import { pauseAfter } from './pause.ts';
import { isRefusal } from './refused.ts';

export interface EndedTopics {
  operation: LiveOperation;
  subscriber: Subscriber;
  events: readonly LiveEvent[];
  subgraphs: Pick<LiveSubgraphs, 'resolve'>;
  workshop: Workshop;
  next(payload: Buffer): void;
  /** Whether nobody waits for it any more. */
  over(): boolean;
}

/** Tells one listener that it hears no more of some topics: as the viewer, since it is no part of their audience any more. */
export async function tellEnded({ operation, subscriber, events, subgraphs, workshop, next, over }: EndedTopics): Promise<void> {
  const { counters, limits, log } = workshop;
  for (let failures = 0; events.length > 0 && !over(); ) {
    try {
      counters.executions += events.length;
      const payloads = await subgraphs.resolve(operation, subscriber, events, { tolerant: true });
      for (const payload of payloads) {
        if (payload === null || over()) continue;
        counters.deliveries += 1;
        next(payload);
      }
      return;
    } catch (error) {
      failures += 1;
      log.warn({ err: error, failures }, 'The end of topics could not be told');
      if (isRefusal(error)) return;
      await pauseAfter(failures, limits);
    }
  }
}
