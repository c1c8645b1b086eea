import { type Client, createClient } from 'graphql-ws';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { TestChat, Visitor } from '../../../dev/testing/chat.ts';

export interface Watch<Data> {
  /** What came so far, in its order. */
  results: Result<Data>[];
  /** Why it ended, when it has; 'complete' when nothing was wrong. */
  ended: unknown;
  /** Waits until what came so far is as wanted, and gives what the condition gave. */
  until<Found>(condition: (results: Result<Data>[]) => Found | null | undefined | false): Promise<Found>;
  stop(): void;
}

export interface Result<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions?: Record<string, unknown> }[];
}

const LONG = { timeout: 20_000, interval: 20 };

/** A socket of a plain graphql-ws client that never comes again by itself. */
export function connect(chat: Pick<TestChat, 'url'>, as: Pick<Visitor, 'token'> | null): Client {
  return createClient({
    url: `${chat.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: as === null ? {} : { authorization: `Bearer ${as.token}` },
  });
}

export function watch<Data>(client: Client, query: string, variables: Record<string, unknown> = {}): Watch<Data> {
  const results: Result<Data>[] = [];
  const stop = client.subscribe<Data>(
    { query, variables },
    {
      next: (result) => results.push(result as Result<Data>),
      error: (error) => {
        watched.ended = error;
      },
      complete: () => {
        watched.ended ??= 'complete';
      },
    },
  );
  const watched: Watch<Data> = {
    results,
    ended: undefined,
    until: (condition) =>
      vi.waitFor(() => {
        const found = condition(results);
        if (found == null || found === false)
          throw new Error(`not yet; so far: ${JSON.stringify(results).slice(-2000)}, ended: ${JSON.stringify(watched.ended)}`);
        return found;
      }, LONG) as ReturnType<Watch<Data>['until']> as never,
    stop,
  };
  return watched;
}
