import type { Client, Exchange, SubscriptionForwarder } from '@urql/core';
import type { CacheExchangeOpts } from '@urql/exchange-graphcache';
import { pipe, subscribe } from 'wonka';
import { createAsks } from './asks.ts';
import { CACHE_KEYS } from './cache-keys.ts';
import { createCacheUpdates } from './cache-updates.ts';
import { type ConnectionStore, createConnectionStore } from './connection-state.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { forwardLate } from './forward-late.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { INBOX } from './inbox.ts';
import { createLateAnswers } from './late-answers.ts';
import { createOptimisticReactions } from './optimistic-reactions.ts';
import type { ConversationUpdate } from './told.ts';
import { VIEWER_MEMBER_CHANGED } from './viewer-member-changed.ts';
import { createWatches, type Watches } from './watches.ts';

export interface LiveOptions {
  /** The gateway, as the browser reaches it. */
  gateway: string;
  /** Renews the session; false where nobody is logged in any more. */
  renewSession(): Promise<boolean>;
}

/** What the client of a page is made with, so that its cache follows what happens. */
export interface Live {
  cache: Pick<CacheExchangeOpts, 'keys' | 'updates' | 'optimistic'>;
  /** Stands above the cache. */
  lateAnswers: Exchange;
  forwardSubscription: SubscriptionForwarder;
  connection: ConnectionStore;
  watches: Watches;
  heartbeat: Heartbeat;
  deliveries: Pick<Deliveries, 'read'>;
  /** That the messages of something are on the screen, until what is given back is called. By the cache's key of what has them. */
  show(key: string): () => void;
  /** Whose page it is: known with the first answer that names the viewer. */
  setViewer(id: string): void;
  /** The client that was made with this. */
  use(client: Client): void;
  /** From here on the cache follows all conversations of the viewer, from the positions of what it holds of them. Where it does already nothing happens. */
  start(positions: readonly { conversationId: string; position: string }[]): void;
  stop(): void;
}

export function createLive({ gateway, renewSession }: LiveOptions): Live {
  const connection = createConnectionStore();
  const asks = createAsks();
  const late = createLateAnswers();
  const shown = new Map<string, number>();
  let viewerId: string | null = null;
  let client: Client | null = null;
  let isFollowing = false;
  let stopAll = (): void => undefined;
  const watches = createWatches(() => client);
  const deliveries = createDeliveries(() => viewerId);
  const heartbeat = createHeartbeat({ gateway });
  const loadForward = async () => {
    const { createChatClient, createForwardSubscription } = await import('./chat-connection.ts');
    return createForwardSubscription({
      chat: createChatClient({ url: gateway, onState: connection.socket }),
      renewSession,
      told(again) {
        connection.heard();
        late.told(again);
      },
    });
  };

  return {
    cache: {
      keys: CACHE_KEYS,
      updates: createCacheUpdates({ viewerId: () => viewerId, ask: asks.ask, isShown: (key) => shown.has(key) }),
      optimistic: createOptimisticReactions(() => viewerId),
    },
    lateAnswers: late.exchange,
    forwardSubscription: forwardLate(loadForward),
    connection,
    watches,
    heartbeat,
    deliveries,
    show(key) {
      shown.set(key, (shown.get(key) ?? 0) + 1);
      return () => {
        const left = (shown.get(key) ?? 0) - 1;
        if (left > 0) shown.set(key, left);
        else shown.delete(key);
      };
    },
    setViewer(id) {
      viewerId = id;
    },
    use(made) {
      client = made;
    },
    start(positions) {
      if (client === null || isFollowing) return;
      isFollowing = true;
      asks.start(client);
      deliveries.start(client);
      const inbox = pipe(
        client.subscription(INBOX, { positions: [...positions] }),
        subscribe(({ data }) => {
          if (data?.inbox != null) deliveries.heard(data.inbox as unknown as ConversationUpdate);
        }),
      );
      const member = pipe(
        client.subscription(VIEWER_MEMBER_CHANGED, {}),
        subscribe(() => undefined),
      );
      connection.start();
      stopAll = () => {
        inbox.unsubscribe();
        member.unsubscribe();
        connection.stop();
      };
    },
    stop() {
      stopAll();
      stopAll = () => undefined;
      isFollowing = false;
      watches.stop();
      heartbeat.stop();
      asks.stop();
      deliveries.stop();
    },
  };
}
