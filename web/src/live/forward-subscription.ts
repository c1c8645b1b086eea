import { type ChatClient, ConnectionRefused, GraphError, type Positions } from '@parley/schema/client';
import type { SubscriptionForwarder } from '@urql/core';

export interface ForwardSubscriptionOptions {
  chat: Pick<ChatClient, 'follow' | 'followInbox' | 'listen'>;
  /** Renews the session; false where nobody is logged in any more. */
  renewSession(): Promise<boolean>;
  /** That a result was written into the cache, and how to write it again. */
  told(again: () => void): void;
}

/** The connection is refused because of who one is, or is no more. */
const UNAUTHENTICATED = 4401;

type Given = Record<string, unknown> & {
  positions?: readonly { conversationId: string; position: string }[];
  after?: string | null;
};

/**
 * Subscriptions of the page over the client that keeps positions: one that is given `$positions` or `$after` goes on from there after every drop, any
 * other is told what is now. The next result is taken when the cache has the one before.
 */
export function createForwardSubscription({ chat, renewSession, told }: ForwardSubscriptionOptions): SubscriptionForwarder {
  return ({ query = '', variables }) => ({
    subscribe(observer) {
      const ended = new AbortController();
      const { positions, after, ...given } = (variables ?? {}) as Given;
      let from: Positions | null =
        positions === undefined ? null : Object.fromEntries(positions.map((one) => [one.conversationId, one.position]));
      let last = after;

      async function follow(): Promise<void> {
        const { signal } = ended;
        const inbox = from === null ? null : chat.followInbox<object>(query, given, { positions: from, signal });
        const line = last === undefined ? null : chat.follow<object>(query, given, { position: last, signal });
        try {
          for await (const result of inbox ?? line ?? chat.listen<object>(query, given, { signal })) {
            const write = () => {
              // Without errors of its own it would be given those of the result before.
              if (!signal.aborted) observer.next({ ...result, errors: [...(result.errors ?? [])] });
            };
            write();
            told(write);
          }
        } finally {
          from = inbox?.positions ?? null;
          last = line === null ? undefined : line.position;
        }
      }

      async function run(): Promise<void> {
        for (;;) {
          try {
            await follow();
            return observer.complete();
          } catch (error) {
            const isOver = error instanceof ConnectionRefused && error.closeCode === UNAUTHENTICATED;
            if (isOver && !ended.signal.aborted && (await renewSession())) continue;
            return observer.error(error instanceof GraphError ? error.errors : error);
          }
        }
      }

      void run();
      return { unsubscribe: () => ended.abort() };
    },
  });
}
