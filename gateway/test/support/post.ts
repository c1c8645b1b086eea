import type { RedisConnection } from '@parley/kit/redis';
import type { RedisSubscriber, SubscriberEvents } from '@parley/kit/redis-subscriber';

/** Stands where Redis does, and delivers when the test says so: late, twice, in another order, or never. */
export interface Post extends Pick<RedisConnection, 'subscriber'> {
  /** Those that are asked for now. */
  topics: Set<string>;
  deliver(topic: string, envelope: unknown): void;
  lose(): void;
  comeBack(): void;
  /** From now on topics are acknowledged only by `acknowledge`. */
  holdAcknowledgements(): void;
  acknowledge(): void;
}

export function createPost(): Post {
  const listeners = new Set<SubscriberEvents>();
  const topics = new Set<string>();
  let waiting: (() => void)[] | null = null;
  return {
    topics,
    subscriber(events): RedisSubscriber {
      listeners.add(events);
      return {
        subscribe(topic) {
          topics.add(topic);
          return waiting === null ? Promise.resolve() : new Promise((resolve) => waiting?.push(resolve));
        },
        unsubscribe: (topic) => void topics.delete(topic),
        async stop() {
          listeners.delete(events);
        },
      };
    },
    deliver(topic, envelope) {
      if (!topics.has(topic)) return;
      const text = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
      for (const { heard } of listeners) heard(topic, text);
    },
    lose() {
      for (const { onLost } of listeners) onLost?.();
    },
    comeBack() {
      for (const { onReconnected } of listeners) onReconnected?.();
    },
    holdAcknowledgements() {
      waiting = [];
    },
    acknowledge() {
      for (const resolve of waiting ?? []) resolve();
      waiting = null;
    },
  };
}
