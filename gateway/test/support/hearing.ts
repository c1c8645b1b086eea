import type { GraphQLFormattedError } from 'graphql';
import { createDataSources } from '../../src/data-source/data-sources.ts';
import type { LocalSubgraph } from '../../src/data-source/in-process.ts';
import { createCurrentGraph } from '../../src/graph/current-graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createPassports } from '../../src/identity/passports.ts';
import {
  createSubscriptions,
  type RunningSubscriptions,
  type SubscriptionsOptions,
} from '../../src/subscriptions/create-subscriptions.ts';
import { createDocuments } from '../../src/subscriptions/documents.ts';
import type { LiveLimits } from '../../src/subscriptions/live-limits.ts';
import { createLiveSubgraphs } from '../../src/subscriptions/live-subgraphs.ts';
import { createPrepare } from '../../src/subscriptions/prepare.ts';
import { createRelays } from '../../src/subscriptions/relay.ts';
import type { Listener, Subscription } from '../../src/subscriptions/subscriptions.ts';
import { compose } from './compose.ts';
import { rememberingLog } from './gateway.ts';
import { SECRET } from './subgraph.ts';
import { client, viewerOf } from './village.ts';

type Data = Record<string, never>;

/** One listener, and what it was told. */
export interface Ear {
  /** The root field of each result. */
  told: Record<string, unknown>[];
  payloads: Buffer[];
  keys: (string | undefined)[];
  errors: readonly GraphQLFormattedError[] | null;
  restarted: string | null;
  subscription: Subscription;
  /** Its field of each result. */
  all<Value = unknown>(field: string): Value[];
}

export interface Hearing extends AsyncDisposable {
  subscriptions: RunningSubscriptions;
  /** `next` hears each result at the moment that it is told. */
  listen(
    person: string,
    query: string,
    variables?: Record<string, unknown>,
    options?: Pick<Partial<Listener>, 'next' | 'ready'>,
  ): Ear;
  /** Serves another supergraph. */
  replace(sdl: string): Graph;
  sdl: string;
  logged(): Record<string, unknown>[];
}

export interface HearingOptions {
  redis: SubscriptionsOptions['redis'];
  limits?: Partial<LiveLimits>;
  local?: ReadonlyMap<string, LocalSubgraph>;
}

/** Short pauses, and nothing by the clock that a test does not ask for. */
export const QUICK: Partial<LiveLimits> = {
  lateEnvelopeMs: 5,
  headsEveryMs: 3_600_000,
  reopenSpreadMs: 5,
  wakeUpPauseMs: 1,
  retryFirstMs: 5,
  retryMostMs: 20,
};

/** The live side of a gateway, without sockets. */
export function hear(
  subgraphs: readonly { name: string; url: string; typeDefs: string }[],
  { redis, limits, local = new Map() }: HearingOptions,
): Hearing {
  const { log, lines } = rememberingLog();
  const limitsOfSources = { urls: new Map(), connections: 16, responseLimitBytes: 5_000_000, timeoutMs: 10_000 };
  const sources = createDataSources({ ...limitsOfSources, local, log });
  const graph = createCurrentGraph();
  graph.listen((next) => sources.serve(next));
  const sdl = compose(subgraphs);
  graph.replace(sdl);
  const completing = { sources, passports: createPassports(SECRET), restTimeoutMs: 2_000, log };
  const relays = createRelays({ ...completing, wsUrls: new Map(), messageLimitBytes: 1_000_000, firstPauseMs: 10 });
  const subscriptions = createSubscriptions({
    graph,
    prepare: createPrepare(createDocuments({ tokenLimit: 2_000 })),
    subgraphs: createLiveSubgraphs({ ...completing, questionTimeoutMs: 10_000 }),
    relays,
    redis,
    limits: { ...QUICK, ...limits },
    log,
  });
  return {
    subscriptions,
    sdl,
    replace: (next) => graph.replace(next),
    logged: lines,
    listen(person, query, variables = {}, options = {}) {
      const ear: Omit<Ear, 'subscription'> = {
        told: [],
        payloads: [],
        keys: [],
        errors: null,
        restarted: null,
        all: (field) => ear.told.map((one) => one[field] as never),
      };
      const subscription = subscriptions.subscribe(
        { query, operationName: undefined, variables },
        { viewer: viewerOf(person), client },
        {
          next(payload, key) {
            const { data } = JSON.parse(payload.toString()) as { data: Data | null };
            ear.told.push(Object.values(data ?? {})[0] ?? { kind: 'null' });
            ear.payloads.push(payload);
            ear.keys.push(key);
            options.next?.(payload, key);
          },
          error(errors) {
            ear.errors = errors;
          },
          complete() {
            ear.restarted = 'completed';
          },
          restart(reason) {
            ear.restarted = reason;
          },
          ...(options.ready === undefined ? {} : { ready: options.ready }),
        },
      );
      return Object.assign(ear, { subscription });
    },
    async [Symbol.asyncDispose]() {
      await subscriptions.stop();
      await relays.stop();
      await sources.stop();
    },
  };
}
