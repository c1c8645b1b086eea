import type { ExecutionResult } from 'graphql';
import { createBackOff, pause } from './back-off.ts';
import { type Connection, ConnectionLost } from './connection.ts';
import { GraphError } from './graph-error.ts';
import { type Operation, textOf, type Variables } from './operation.ts';
import type { Progress } from './positions.ts';

export interface Followed<Data, Given> {
  connection: Connection;
  operation: Operation<Data, Given>;
  variables: Given;
  progress: Progress;
  signal: AbortSignal;
}

/**
 * A subscription that outlives its connections. Whoever takes the next result has done with the one before: from there it goes on after a drop, so
 * that nothing is lost, and nothing comes twice. Throws GraphError when it is refused, ConnectionRefused when no connection is to be had.
 */
export async function* follow<Data, Given extends Variables>({
  connection,
  operation,
  variables,
  progress,
  signal,
}: Followed<Data, Given>): AsyncGenerator<ExecutionResult<Data>> {
  const backOff = createBackOff({ firstMs: 250, longestMs: 15_000 });
  const query = textOf(operation);
  const payload = () => ({ query, variables: { ...variables, ...progress.variables() } });
  while (!signal.aborted) {
    try {
      for await (const result of connection.subscribe<Data>(payload, signal)) {
        backOff.succeeded();
        yield result;
        if (result.data != null) progress.took(result.data as Variables);
      }
      return;
    } catch (error) {
      if (error instanceof ConnectionLost) continue;
      if (!(error instanceof GraphError && error.isPassing)) throw error;
      await pause(backOff.nextMs(error.retryAfterMs), signal).catch(() => undefined); // aborted: the loop ends
    }
  }
}
