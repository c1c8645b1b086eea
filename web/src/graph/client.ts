import { type Client, createClient, type Exchange, fetchExchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { never } from 'wonka';
import type { Session } from '../session/session.ts';
import { graphCache } from './cache.ts';
import type { PreloadedAnswers } from './preloaded-exchange.ts';

export interface GraphClientOptions {
  /** The origin of the gateway, as the browser reaches it. */
  gateway: string;
  preloaded: PreloadedAnswers;
  /** Null while a page is rendered on the server: then only what was preloaded is answered. */
  session: Session | null;
}

/** The one client of a page. Whatever the server knows lives in its cache, and nowhere else. */
export function createGraphClient({ gateway, preloaded, session }: GraphClientOptions): Client {
  return createClient({
    url: `${gateway}/graphql`,
    preferGetMethod: false,
    fetchOptions: { credentials: 'include' },
    exchanges: [
      graphCache({}),
      preloaded.exchange,
      ...(session === null ? [unanswered] : [renewingExchange(session), fetchExchange]),
    ],
  });
}

const unanswered: Exchange = () => () => never;

/** Renews the session before a request would go out without it, and once more where the gateway says that nobody is logged in. */
function renewingExchange(session: Session): Exchange {
  return authExchange(async () => ({
    addAuthToOperation: (operation) => operation,
    willAuthError: () => session.isInUse() && !session.isFresh(),
    didAuthError: (error) =>
      session.isInUse() && error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED'),
    async refreshAuth() {
      // Where nobody answers, the request itself says so.
      await session.renew().catch(() => false);
    },
  }));
}
