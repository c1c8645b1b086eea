import { type Exchange, makeResult, type Operation } from '@urql/core';
import { filter, map, merge, pipe, share } from 'wonka';
import { nameOf } from './operation-name.ts';

/** The answer to a query that the server has asked already. */
export interface PreloadedAnswer {
  /** The name of the query. */
  name: string;
  variables: Record<string, unknown>;
  data: Record<string, unknown>;
}

export interface PreloadedAnswers {
  exchange: Exchange;
  /** Keeps an answer until its query is asked. */
  add(answer: PreloadedAnswer): void;
}

/**
 * Answers queries at once with what the server has asked, each once. It stands below the cache, so that answers get into it as those of the gateway do,
 * and a query that is asked again goes to the gateway.
 */
export function createPreloadedAnswers(): PreloadedAnswers {
  const answers = new Map<string, PreloadedAnswer['data']>();

  /** Undefined where there is no answer, or it was given already. */
  const take = (operation: Operation): PreloadedAnswer['data'] | undefined => {
    if (operation.kind !== 'query' || operation.context.requestPolicy === 'network-only') return undefined;
    const data = answers.get(keyOf(operation));
    answers.delete(keyOf(operation));
    return data;
  };

  return {
    add: ({ name, variables, data }) => void answers.set(key(name, variables), data),
    exchange:
      ({ forward }) =>
      (operations) => {
        const asked = pipe(
          operations,
          map((operation) => ({ operation, data: take(operation) })),
          share,
        );
        const known = pipe(
          asked,
          filter(({ data }) => data !== undefined),
          map(({ operation, data }) => makeResult(operation, { data, hasNext: false })),
        );
        const others = pipe(
          asked,
          filter(({ data }) => data === undefined),
          map(({ operation }) => operation),
          forward,
        );
        return merge([known, others]);
      },
  };
}

const keyOf = ({ query, variables }: Operation) => key(nameOf(query), variables ?? {});

/** Variables that are left out are the same as none; their order says nothing. */
function key(name: string, variables: Record<string, unknown>): string {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined);
  return `${name} ${JSON.stringify(given.sort(([one], [other]) => (one < other ? -1 : 1)))}`;
}
