import type { Viewer } from '@parley/kit/passport';
import type { Running } from '@parley/kit/process';
import type { GraphQLFormattedError } from 'graphql';
import type { Subscriber, SubscriptionRequest } from './live-operation.ts';

/** Everything live in this process, for whoever holds the sockets. */
export interface Subscriptions extends Running {
  /** Never throws: what refuses or ends the subscription is told to its listener. */
  subscribe(request: SubscriptionRequest, subscriber: Subscriber, listener: Listener): Subscription;
}

/** Told in order. After `error`, `complete` or `restart`, and after `close`, nothing more. */
export interface Listener {
  /**
   * One result: the JSON of `{data, errors}`, the same bytes for all who get it. With a key, a later one of the same key stands for both: a slow
   * client may be spared the earlier. Without a key none may be left out.
   */
  next(payload: Buffer, key?: string): void;
  error(errors: readonly GraphQLFormattedError[]): void;
  complete(): void;
  /** What follows cannot be told here without a gap: the client is to come again, with its position. */
  restart(reason: string): void;
  /** Undefined while what it is told goes out as it comes; else wait for it before more is told that could wait, as the next page of a replay. */
  ready?(): Promise<void> | undefined;
}

export interface Subscription {
  /** The client's credentials were renewed: the same person, perhaps with other rights. */
  renew(viewer: Viewer): void;
  close(): void;
}
