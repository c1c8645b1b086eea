import { createChatClient } from '@parley/schema/client';
import type { Client, Exchange, SubscriptionForwarder } from '@urql/core';
import type { CacheExchangeOpts } from '@urql/exchange-graphcache';
import { pipe, subscribe } from 'wonka';
import { createAsks } from './asks.ts';
import { CACHE_KEYS } from './cache-keys.ts';
import { createCacheUpdates } from './cache-updates.ts';
import { type ConnectionStore, createConnectionStore } from './connection-state.ts';
import { createForwardSubscription } from './forward-subscription.ts';
import { INBOX } from './inbox.ts';
import { createLateAnswers } from './late-answers.ts';
import { VIEWER_MEMBER_CHANGED } from './viewer-member-changed.ts';

export interface LiveOptions {
  /** The gateway, as the browser reaches it. */
  gateway: string;
  /** Renews the session; false where nobody is logged in any more. */
  renewSession(): Promise<boolean>;
}

/** What the client of a page is made with, so that its cache follows what happens. */
export interface Live {
  cache: Pick<CacheExchangeOpts, 'keys' | 'updates'>;
  /** Stands above the cache. */
  lateAnswers: Exchange;
  forwardSubscription: SubscriptionForwarder;
  connection: ConnectionStore;
  /** Whose page it is: known with the first answer that names the viewer. */
  setViewer(id: string): void;
  /** From here on the cache follows all conversations of the viewer, from the positions of what it holds of them. */
  start(client: Client, positions: readonly { conversationId: string; position: string }[]): void;
  stop(): void;
}

export function createLive({ gateway, renewSession }: LiveOptions): Live {
  const connection = createConnectionStore();
  const asks = createAsks();
  const late = createLateAnswers();
  let viewerId: string | null = null;
  let stopAll = (): void => undefined;
  const chat = createChatClient({ url: gateway, onState: connection.socket });

  return {
    cache: { keys: CACHE_KEYS, updates: createCacheUpdates({ viewerId: () => viewerId, ask: asks.ask }) },
    lateAnswers: late.exchange,
    forwardSubscription: createForwardSubscription({
      chat,
      renewSession,
      told(again) {
        connection.heard();
        late.told(again);
      },
    }),
    connection,
    setViewer(id) {
      viewerId = id;
    },
    start(client, positions) {
      stopAll();
      const inbox = pipe(
        client.subscription(INBOX, { positions: [...positions] }),
        subscribe(() => undefined),
      );
      const member = pipe(
        client.subscription(VIEWER_MEMBER_CHANGED, {}),
        subscribe(() => undefined),
      );
      connection.start();
      asks.start(client);
      stopAll = () => {
        inbox.unsubscribe();
        member.unsubscribe();
        connection.stop();
        asks.stop();
      };
    },
    stop: () => stopAll(),
  };
}
