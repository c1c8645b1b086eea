import { LRUCache } from 'lru-cache';
import type { Counters } from './counters.ts';
import type { FeedEvent } from './feed-event.ts';
import type { LiveOperation, LiveSubgraphs, ResolvedFor, Subscriber } from './live-operation.ts';

/** What one group is told of each event: made once, whatever the number of its members. */
export interface Selection {
  /** Names operation, topic and audience: equal for all who get the same bytes. */
  readonly key: string;
  /** After a reload the same operation of the newer graph. */
  operation: LiveOperation;
  readonly resolvedFor: ResolvedFor;
}

/** Shared by an audience where all that is selected is; else each viewer has a group, since the answer may depend on roles, scopes and session. */
export function selectionOf(
  operation: LiveOperation,
  { viewer, client }: Subscriber,
  topic: string,
  audience: string | null,
): Selection {
  const shared = operation.shared && audience !== null;
  const whose = shared ? 'all' : JSON.stringify(viewer && [viewer.id, viewer.sessionId, viewer.roles, viewer.scopes]);
  return {
    key: `${operation.key} ${JSON.stringify([topic, audience])} ${whose}`,
    operation,
    resolvedFor: shared ? { audience: { name: audience, by: operation.subgraph } } : { viewer, client },
  };
}

export type Payload = Buffer | null;

export interface Results {
  /** In the order of the events. `tolerant`: an event that the subgraph cannot resolve is told with nulls and errors. */
  of(selection: Selection, events: readonly FeedEvent[], options?: { tolerant: boolean }): Promise<readonly Payload[]>;
  /** The same, without looking at what was resolved before: for what has no place, and is asked for as it is now. */
  now(selection: Selection, events: readonly FeedEvent[]): Promise<readonly Payload[]>;
  /** After a reload the same event may be told otherwise. */
  forget(): void;
}

const NOTHING: Promise<readonly Payload[]> = Promise.resolve([]);
const KEPT_MS = 5_000;
const KEPT_BYTES = 32_000_000;

/**
 * Results of durable events are of shared groups are kept for some seconds: members that come again one after the other from the same place are told the same
 * events, and each is resolved once for all of them.
 */
export function createResults(subgraphs: Pick<LiveSubgraphs, 'resolve'>, counters: Counters): Results {
  const kept = new LRUCache<string, Promise<Payload>>({ ttl: KEPT_MS, maxSize: KEPT_BYTES });

  const resolve = (selection: Selection, events: readonly FeedEvent[], tolerant: boolean) => {
    counters.executions += events.length;
    const asked = events.map(({ event }) => event);
    return subgraphs.resolve(selection.operation, selection.resolvedFor, asked, { tolerant });
  };

  const keep = (key: string, payload: Promise<Payload>) => {
    const stillKept = () => kept.peek(key) === payload;
    kept.set(key, payload, { size: 1_000 });
    payload.then(
      (made) => stillKept() && kept.set(key, payload, { size: 200 + (made?.length ?? 0) }),
      () => stillKept() && kept.delete(key),
    );
  };

  return {
    now: (selection, events) => resolve(selection, events, true),
    forget: () => kept.clear(),
    of(selection, events, { tolerant } = { tolerant: false }) {
      if ('viewer' in selection.resolvedFor) return resolve(selection, events, tolerant);
      const keys = events.map(({ serial }) => `${serial} ${selection.key}`);
      const found = keys.map((key) => kept.get(key));
      const missing = events.filter((_, index) => found[index] === undefined);
      const answer = missing.length > 0 ? resolve(selection, missing, tolerant) : NOTHING;
      let next = 0;
      const payloads = keys.map((key, index) => {
        const known = found[index];
        if (known !== undefined) return known;
        const at = next++;
        const payload = answer.then((made) => made[at] ?? null);
        keep(key, payload);
        return payload;
      });
      return Promise.all(payloads);
    },
  };
}
