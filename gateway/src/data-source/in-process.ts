import type { LiveVerb } from '@parley/kit/live/contract';
import type { ExecutionResult } from 'graphql';
import { readAnswer } from './answer.ts';
import { type DataSource, SubgraphAway } from './data-source.ts';

/** A subgraph that runs in this process. It makes the same checks as over HTTP; where the gateway shows no passport, it is ''. */
export interface LocalSubgraph {
  execute(request: {
    query: string;
    variables: Record<string, unknown>;
    operationName: string | undefined;
    passport: string;
    requestId: string;
  }): Promise<ExecutionResult>;
  /** Answers a live question, where it has live subscriptions. */
  live?(verb: LiveVerb, body: unknown, passport: string): Promise<unknown>;
}

/**
 * Reaches a subgraph by a call. What goes in and comes out is copied by way of JSON: values mean the same as over HTTP, and
 * merging results in place cannot touch what the subgraph holds. Files are streams of a connection, so they go `overHttp`.
 */
export function createInProcessDataSource(subgraph: LocalSubgraph, overHttp: DataSource): DataSource {
  const call = async (answered: Promise<unknown>, signal: AbortSignal): Promise<unknown> => {
    const result = await orAborted(answered, signal).catch((cause: unknown) => {
      throw new SubgraphAway('the subgraph failed', { cause });
    });
    return JSON.parse(JSON.stringify(result));
  };
  return {
    async ask(request) {
      const { fetch, variables, files, passport, requestId, signal } = request;
      if (files !== undefined) return overHttp.ask(request);
      const answered = subgraph.execute({
        query: fetch.query,
        variables: JSON.parse(variables),
        operationName: fetch.operationName,
        passport: passport ?? '',
        requestId,
      });
      return readAnswer(await call(answered, signal));
    },
    async askLive({ verb, body, passport, signal }) {
      if (subgraph.live === undefined) throw new SubgraphAway('it has no live subscriptions');
      return call(subgraph.live(verb, JSON.parse(body), passport ?? ''), signal);
    },
    // its owner stops the subgraph
    stop: () => overHttp.stop(),
  };
}

function orAborted<T>(answered: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason);
    if (signal.aborted) aborted();
    signal.addEventListener('abort', aborted, { once: true });
    answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}
