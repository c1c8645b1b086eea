import { setImmediate } from 'node:timers/promises';
import {
  type Client,
  createClient,
  type Exchange,
  type ExecutionResult,
  makeErrorResult,
  makeResult,
  type SubscriptionForwarder,
  subscriptionExchange,
} from '@urql/core';
import { GraphQLError } from 'graphql';
import { filter, fromPromise, fromValue, merge, mergeMap, pipe } from 'wonka';
import { graphCache } from '@/graph/cache.ts';
import { nameOf } from '@/graph/operation-name.ts';
import type { Asked } from '@/live/asks.ts';
import { CACHE_KEYS } from '@/live/cache-keys.ts';
import { createCacheUpdates } from '@/live/cache-updates.ts';
import { createLateAnswers } from '@/live/late-answers.ts';
import { createOptimisticReactions } from '@/live/optimistic-reactions.ts';

/** The name of an operation, and what is answered to it: a GraphQLError is the graph's, any other is the network's. */
export type Recorded = readonly [name: string, answer: (variables: Record<string, unknown>) => object | Error];

export interface RecordedChat {
  client: Client;
  /** The names of the operations that were asked of the graph, in order. */
  asked: string[];
  /** What the updates of the cache wanted to know. */
  unsettled: Asked[];
  /** The answers to an operation wait. */
  hold(name: string, until: Promise<void>): void;
  /** Tells an event of a subscription to those who listen, until what is shown has followed. */
  tell(field: string, update: object): Promise<void>;
}

/** A real client and a real cache, which are answered from a table by the names of operations. Subscriptions hear what the test tells. */
export function recordedChat(viewerId: string, recorded: readonly Recorded[]): RecordedChat {
  const answers = new Map(recorded);
  const asked: string[] = [];
  const unsettled: Asked[] = [];
  const listeners = new Set<{ query: string; next(result: ExecutionResult): void }>();
  const held = new Map<string, Promise<void>>();
  const late = createLateAnswers();

  const forwardSubscription: SubscriptionForwarder = ({ query = '' }) => ({
    subscribe({ next }) {
      const listener = { query, next };
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  });
  const fromTable: Exchange =
    ({ forward }) =>
    (operations) => {
      const own = pipe(
        operations,
        filter(({ kind }) => kind === 'query' || kind === 'mutation'),
        mergeMap((operation) => {
          const name = nameOf(operation.query);
          asked.push(name);
          const answer = answers.get(name);
          if (answer === undefined) throw new Error(`There is no recorded answer to ${name}.`);
          const said = answer(operation.variables as Record<string, unknown>);
          const result =
            said instanceof GraphQLError
              ? makeResult(operation, { data: null, errors: [said], hasNext: false })
              : said instanceof Error
                ? makeErrorResult(operation, said)
                : makeResult(operation, { data: said, hasNext: false });
          const wait = held.get(name);
          return wait === undefined ? fromValue(result) : fromPromise(wait.then(() => result));
        }),
      );
      const others = pipe(
        operations,
        filter(({ kind }) => kind === 'subscription' || kind === 'teardown'),
        forward,
      );
      return merge([own, others]);
    };

  const updates = createCacheUpdates({ viewerId: () => viewerId, ask: (what) => unsettled.push(what), isShown: () => false });
  const client = createClient({
    url: 'http://gateway.invalid/graphql',
    exchanges: [
      late.exchange,
      graphCache({ keys: CACHE_KEYS, updates, optimistic: createOptimisticReactions(() => viewerId) }),
      fromTable,
      subscriptionExchange({ forwardSubscription }),
    ],
  });
  return {
    client,
    asked,
    unsettled,
    hold: (name, until) => void held.set(name, until),
    async tell(field, update) {
      for (const { query, next } of listeners) {
        const write = () => next({ data: { [field]: update } });
        if (!query.includes(`${field}(`) && !query.includes(`${field} {`)) continue;
        write();
        late.told(write);
      }
      await setImmediate();
    },
  };
}
