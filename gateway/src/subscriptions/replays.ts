import type { Place } from '@parley/kit/live/contract';
import { LRUCache } from 'lru-cache';
import type { Counters } from './counters.ts';
import { type FeedEvent, feedEvent } from './feed-event.ts';
import { createGates } from './gate.ts';
import type { LiveLimits } from './live-limits.ts';
import type { LiveSubgraphs } from './live-operation.ts';

/** One page of what has happened in a topic since a place. */
export interface ReplayedPage {
  events: readonly FeedEvent[];
  reset: boolean;
  more: boolean;
  until: Place;
  /** Those it was asked for, and those of them who may not see it. */
  viewers: ReadonlySet<string>;
  lost: ReadonlySet<string>;
  answeredAt: number;
}

export interface Replays {
  /** The last page that was asked for from there, while it is kept, or the one that is on its way; undefined where there is none. */
  known(subgraph: string, topic: string, from: Place): ReplayedPage | Promise<ReplayedPage> | undefined;
  /** Asks the subgraph now. Rejects with Unavailable when it is away. */
  ask(subgraph: string, topic: string, from: Place, viewers: ReadonlySet<string>): Promise<ReplayedPage>;
}

export interface ReplaysOptions {
  subgraphs: Pick<LiveSubgraphs, 'replay'>;
  limits: LiveLimits;
  counters: Counters;
}

const KEPT_MS = 10_000;
const KEPT_BYTES = 32_000_000;

/**
 * What subgraphs tell of the past. Pages are kept for some seconds, because after an outage all clients come again at once and most of them from the same
 * places; and only so many are asked for at a time.
 */
export function createReplays({ subgraphs, limits, counters }: ReplaysOptions): Replays {
  const gateOf = createGates(limits.replaysAtOnce);
  const coming = new Map<string, Promise<ReplayedPage>>();
  const kept = new LRUCache<string, ReplayedPage>({ ttl: KEPT_MS, maxSize: KEPT_BYTES });
  const keyOf = (subgraph: string, topic: string, { epoch, number, revision }: Place) =>
    `${subgraph}\n${topic}\n${epoch}\n${number}\n${revision}`;

  const fetch = async (subgraph: string, topic: string, from: Place, viewers: ReadonlySet<string>): Promise<ReplayedPage> => {
    counters.replays += 1;
    const answer = await subgraphs.replay(subgraph, { topic, from, limit: limits.page, viewers: [...viewers] });
    return {
      ...answer,
      events: answer.events.map(({ payload, place }) => feedEvent({ kind: 'event', topic, payload, place })),
      viewers,
      lost: new Set(answer.lost),
      answeredAt: performance.now(),
    };
  };

  return {
    known(subgraph, topic, from) {
      const key = keyOf(subgraph, topic, from);
      return coming.get(key) ?? kept.get(key);
    },
    ask(subgraph, topic, from, viewers) {
      const key = keyOf(subgraph, topic, from);
      const asked = gateOf(subgraph)(() => fetch(subgraph, topic, from, viewers)).then((page) => {
        kept.set(key, page, { size: 1 + JSON.stringify(page.events).length });
        return page;
      });
      coming.set(key, asked);
      const forget = () => {
        if (coming.get(key) === asked) coming.delete(key);
      };
      asked.then(forget, forget);
      return asked;
    },
  };
}
