import { type Client, createClient, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { never } from 'wonka';
import { CACHE_KEYS } from '../live/cache-keys.ts';
import type { Live } from '../live/live.ts';
import type { Session } from '../session/session.ts';
import { graphCache } from './cache.ts';
import type { PreloadedAnswers } from './preloaded-exchange.ts';

export interface GraphClientOptions {
  /** The origin of the gateway, as the browser reaches it. */
  gateway: string;
  preloaded: PreloadedAnswers;
  /** Null while a page is rendered on the server: then only what was preloaded is answered. */
  browser: { session: Session; live: Live } | null;
}

/** The one client of a page. Whatever the server knows lives in its cache, and nowhere else. */
export function createGraphClient({ gateway, preloaded, browser }: GraphClientOptions): Client {
  return createClient({
    url: `${gateway}/graphql`,
    preferGetMethod: false,
    fetchOptions: { credentials: 'include' },
    exchanges:
      browser === null
        ? [graphCache({ keys: CACHE_KEYS }), preloaded.exchange, unanswered]
        : [
            browser.live.lateAnswers,
            graphCache(browser.live.cache),
            preloaded.exchange,
            renewingExchange(browser.session),
            fetchExchange,
            subscriptionExchange({ forwardSubscription: browser.live.forwardSubscription }),
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
      await session.renew(session.isFresh()).catch(() => false);
    },
  }));
}
