import { createDataSources } from '../../src/data-source/data-sources.ts';
import type { LocalSubgraph } from '../../src/data-source/in-process.ts';
import { createCurrentGraph } from '../../src/graph/current-graph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createPassports } from '../../src/identity/passports.ts';
import { createDocuments } from '../../src/subscriptions/documents.ts';
import type { LiveSubgraphs } from '../../src/subscriptions/live-operation.ts';
import { createLiveSubgraphs } from '../../src/subscriptions/live-subgraphs.ts';
import { createPrepare, type PreparedOperation } from '../../src/subscriptions/prepare.ts';
import { createRelays, type Relays } from '../../src/subscriptions/relay.ts';
import { rememberingLog } from './gateway.ts';
import { SECRET } from './subgraph.ts';
import { viewerOf } from './village.ts';

/** What asks subgraphs for subscriptions, in front of a graph. */
export interface Subscribing extends AsyncDisposable {
  prepare(query: string, variables?: Record<string, unknown>, viewer?: ReturnType<typeof viewerOf> | null): PreparedOperation;
  /** Serves another supergraph. */
  replace(sdl: string): Graph;
  subgraphs: LiveSubgraphs;
  relays: Relays;
  logged(): Record<string, unknown>[];
}

export interface SubscribingOptions {
  local?: ReadonlyMap<string, LocalSubgraph>;
  restTimeoutMs?: number;
  responseLimitBytes?: number;
  wsUrls?: ReadonlyMap<string, string>;
}

export function subscribeTo(sdl: string, options: SubscribingOptions = {}): Subscribing {
  const { local = new Map(), restTimeoutMs = 10_000, responseLimitBytes = 1_000_000, wsUrls = new Map() } = options;
  const { log, lines } = rememberingLog();
  const sources = createDataSources({ local, urls: new Map(), connections: 8, responseLimitBytes, timeoutMs: 10_000, log });
  const current = createCurrentGraph();
  current.listen((graph) => sources.serve(graph));
  const prepare = createPrepare(createDocuments({ tokenLimit: 2_000 }));
  const completing = { sources, passports: createPassports(SECRET), restTimeoutMs, log };
  const relays = createRelays({ ...completing, wsUrls, messageLimitBytes: responseLimitBytes, firstPauseMs: 2 });
  let graph = current.replace(sdl);
  return {
    prepare: (query, variables = {}, viewer = viewerOf('p1')) =>
      prepare(graph, { query, operationName: undefined, variables }, viewer),
    replace(next) {
      graph = current.replace(next);
      return graph;
    },
    subgraphs: createLiveSubgraphs({ ...completing, questionTimeoutMs: 10_000 }),
    relays,
    logged: lines,
    async [Symbol.asyncDispose]() {
      await relays.stop();
      await sources.stop();
    },
  };
}
