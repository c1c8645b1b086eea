import type { LiveVerb } from '@parley/kit/live/contract';
import type { Log } from '@parley/kit/log';
import type { FetchStep } from '../execution/steps.ts';
import type { Graph } from '../graph/graph.ts';
import { createDependency, type Dependency, type DependencyState } from '../health/dependency.ts';
import { ClientGone } from '../http/deadline.ts';
import type { RequestPassports } from '../identity/passports.ts';
import type { IncomingFiles } from '../uploads/incoming-files.ts';
import { UploadRefused } from '../uploads/upload-refused.ts';
import { type DataSource, type SubgraphAnswer, SubgraphAway, type SubgraphRequest } from './data-source.ts';
import { createHttpDataSource } from './http.ts';
import { createInProcessDataSource, type LocalSubgraph } from './in-process.ts';

/** On whose behalf a subgraph is asked, and for how long. */
export interface Asking {
  requestId: string;
  /** Shows who asks, to each subgraph in its own key. */
  passports: RequestPassports;
  signal: AbortSignal;
}

/** The subgraphs of the present graph, each with its open connections. */
export interface DataSources {
  ask(fetch: FetchStep, variables: string, asking: Asking, files?: IncomingFiles): Promise<SubgraphAnswer>;
  /** A question of the live contract; `body` is JSON. What the answer holds is still to be checked. */
  askLive(subgraph: string, verb: LiveVerb, body: string, asking: Asking): Promise<unknown>;
  /** Opens what a graph needs beside what is open, and closes what it does not once nothing of the old graph can still ask. */
  serve(graph: Graph): void;
  /** Where a subgraph of the present graph is reached over HTTP; null when there is none of that name, or it is not. */
  urlOf(subgraph: string): string | null;
  /** How each subgraph fares, by name. */
  health(): Record<string, DependencyState>;
  stop(): Promise<void>;
}

export interface DataSourcesOptions {
  /** Subgraphs that run in this process, by name. */
  local: ReadonlyMap<string, LocalSubgraph>;
  /** URLs that replace those of the supergraph, by name. */
  urls: ReadonlyMap<string, string>;
  connections: number;
  responseLimitBytes: number;
  timeoutMs: number;
  log: Log;
}

type Shown = Pick<SubgraphRequest, 'passport' | 'requestId' | 'signal'>;

interface Open {
  url: string;
  source: DataSource;
  dependency: Dependency;
}

export function createDataSources(options: DataSourcesOptions): DataSources {
  const { local, urls, timeoutMs, log } = options;
  const open = new Map<string, Open>();
  const closing = new Map<NodeJS.Timeout, DataSource>();

  const openOne = (name: string, url: string): Open => {
    const subgraph = local.get(name);
    const source =
      subgraph !== undefined
        ? createInProcessDataSource(subgraph, isHttp(url) ? createHttpDataSource({ ...options, url }) : createMissingDataSource())
        : isHttp(url)
          ? createHttpDataSource({ ...options, url })
          : createMissingDataSource();
    const dependency = createDependency();
    dependency.succeeded();
    return { url, source, dependency };
  };
  const close = ({ source }: Open) => {
    const timer = setTimeout(() => {
      closing.delete(timer);
      source.stop().catch((error: unknown) => log.warn({ err: error }, 'a subgraph’s connections did not close'));
    }, timeoutMs);
    timer.unref();
    closing.set(timer, source);
  };

  const askOne = async <Answer>(
    subgraph: string,
    { requestId, passports, signal }: Asking,
    ask: (source: DataSource, shown: Shown) => Promise<Answer>,
  ): Promise<Answer> => {
    const one = open.get(subgraph);
    try {
      if (one === undefined) throw new SubgraphAway('it is not part of the graph any more');
      const answer = await ask(one.source, { passport: passports.show(subgraph), requestId, signal });
      one.dependency.succeeded();
      return answer;
    } catch (error) {
      const level = signal.reason instanceof ClientGone || error instanceof UploadRefused ? 'debug' : 'error';
      if (level === 'error') one?.dependency.failed(error);
      log[level]({ err: error, subgraph, requestId }, 'a subgraph gave no answer');
      throw error;
    }
  };

  return {
    ask: (fetch, variables, asking, files) =>
      askOne(fetch.subgraph, asking, (source, shown) => source.ask({ fetch, variables, files, ...shown })),
    askLive: (subgraph, verb, body, asking) =>
      askOne(subgraph, asking, (source, shown) => source.askLive({ verb, body, ...shown })),
    serve(graph) {
      const names = new Set(graph.subgraphs.map(({ name }) => name));
      for (const { name, url } of graph.subgraphs) {
        const wanted = urls.get(name) ?? url;
        const present = open.get(name);
        if (present?.url === wanted) continue;
        open.set(name, openOne(name, wanted));
        if (present !== undefined) close(present);
      }
      for (const [name, present] of open) {
        if (names.has(name)) continue;
        open.delete(name);
        close(present);
      }
    },
    urlOf(subgraph) {
      const url = open.get(subgraph)?.url;
      return url !== undefined && isHttp(url) ? url : null;
    },
    health: () => Object.fromEntries([...open].map(([name, { dependency }]) => [name, dependency.state()])),
    async stop() {
      for (const timer of closing.keys()) clearTimeout(timer);
      await Promise.all([...closing.values(), ...[...open.values()].map(({ source }) => source)].map((source) => source.stop()));
    },
  };
}

/** A supergraph may name no address for a subgraph; the rest of the graph is served all the same. */
function createMissingDataSource(): DataSource {
  const refuse = async () => {
    throw new SubgraphAway('the supergraph gives it no HTTP address');
  };
  return {
    ask: refuse,
    askLive: refuse,
    stop: async () => undefined,
  };
}

function isHttp(url: string): boolean {
  return /^https?:/.test(url) && URL.canParse(url);
}
