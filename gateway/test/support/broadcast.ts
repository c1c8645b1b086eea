import type { Viewer } from '@parley/kit/passport';
import type { Subscriber, SubscriptionRequest } from '../../src/subscriptions/live-operation.ts';
import type { Listener, Subscriptions } from '../../src/subscriptions/subscriptions.ts';

export interface Listening {
  request: SubscriptionRequest;
  subscriber: Subscriber;
  listener: Listener;
  /** As whom it was renewed, latest last. */
  renewals: Viewer[];
}

/** Subscriptions of the test's own: whatever is subscribed to, its listeners hear what the test says. */
export interface Broadcast extends Subscriptions {
  listening: Set<Listening>;
  /** How many have ever listened. */
  begun: number;
  say(data: unknown, key?: string): void;
}

export function createBroadcast(): Broadcast {
  const listening = new Set<Listening>();
  return {
    listening,
    begun: 0,
    subscribe(request, subscriber, listener) {
      const one: Listening = { request, subscriber, listener, renewals: [] };
      listening.add(one);
      this.begun += 1;
      return {
        renew: (viewer) => void one.renewals.push(viewer),
        close: () => void listening.delete(one),
      };
    },
    say(data, key) {
      const payload = Buffer.from(JSON.stringify({ data }));
      for (const { listener } of [...listening]) listener.next(payload, key);
    },
    stop: async () => listening.clear(),
  };
}
