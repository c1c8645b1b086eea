import type { ExecutionResult } from 'graphql';
import { readAnswer } from './answer.ts';
import { type DataSource, SubgraphAway } from './data-source.ts';

/** A subgraph that runs in this process. It makes the same checks as over HTTP; a passport that names nobody is shown as ''. */
export type LocalSubgraph = (request: {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  passport: string;
  requestId: string;
}) => Promise<ExecutionResult>;

/**
 * Reaches a subgraph by a call. What goes in and comes out is copied by way of JSON: values mean the same as over HTTP, and
 * merging results in place cannot touch what the subgraph holds.
 */
export function createInProcessDataSource(subgraph: LocalSubgraph): DataSource {
  return {
    async ask({ fetch, variables, passport, requestId, signal }) {
      const answered = subgraph({
        query: fetch.query,
        variables: JSON.parse(variables),
        operationName: fetch.operationName,
        passport: passport ?? '',
        requestId,
      });
      const result = await orAborted(answered, signal).catch((cause: unknown) => {
        throw new SubgraphAway('the subgraph failed', { cause });
      });
      return readAnswer(JSON.parse(JSON.stringify(result)));
    },
    async stop() {
      // its owner stops it
    },
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
