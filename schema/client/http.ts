import type { GraphQLFormattedError } from 'graphql';
import { authorizationOf, type CredentialSource } from './credential.ts';
import { GraphError, NoAnswer } from './graph-error.ts';
import { type Operation, textOf } from './operation.ts';

export interface HttpOptions {
  url(): string;
  credential: CredentialSource;
  timeoutMs: number;
  fetch: typeof fetch;
}

export interface AskOptions {
  signal?: AbortSignal;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: GraphQLFormattedError[];
}

export type Ask = <Data, Given>(operation: Operation<Data, Given>, variables: Given, options?: AskOptions) => Promise<Data>;

/** Queries and mutations, over HTTP. An answer with errors is thrown as a GraphError, and none as NoAnswer. */
export function createAsk({ url, credential, timeoutMs, fetch }: HttpOptions): Ask {
  return async <Data, Given>(operation: Operation<Data, Given>, variables: Given, { signal }: AskOptions = {}) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const headers = { 'content-type': 'application/json', ...authorizationOf(await credential()) };
    const body = JSON.stringify({ query: textOf(operation), variables });
    let answer: Answer<Data>;
    try {
      const response = await fetch(`${url()}/graphql`, {
        method: 'POST',
        headers,
        body,
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      });
      answer = (await response.json()) as Answer<Data>;
    } catch (cause) {
      signal?.throwIfAborted();
      throw new NoAnswer('The graph did not answer.', { cause });
    }
    const { data, errors = [] } = answer;
    if (errors.length > 0) throw new GraphError(errors);
    if (data == null) throw new NoAnswer('What answered was not the graph.');
    return data;
  };
}
