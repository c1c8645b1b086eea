import type { SubscriptionForwarder } from '@urql/core';

/** Subscriptions over what is loaded with the first of them, while the page is drawn already. One that is ended before never begins. */
export function forwardLate(load: () => Promise<SubscriptionForwarder>): SubscriptionForwarder {
  let loaded: Promise<SubscriptionForwarder> | null = null;
  return (request, operation) => ({
    subscribe(observer) {
      let isEnded = false;
      let end = () => {
        isEnded = true;
      };
      loaded ??= load();
      loaded.then(
        (forward) => {
          if (!isEnded) end = forward(request, operation).subscribe(observer).unsubscribe;
        },
        (error: unknown) => {
          if (!isEnded) observer.error(error);
        },
      );
      return { unsubscribe: () => end() };
    },
  });
}
