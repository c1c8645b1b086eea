import { Unavailable } from '@parley/kit/errors';

const AWAY =
  /^Mongo(Network|ServerSelection|PoolCleared|PoolClosed|ConnectionPool|WaitQueueTimeout|NotConnected|TopologyClosed|OperationTimeout)/;

/** Whether the server could not be reached, or was changing its primary. Whether a write arrived is not known then. */
export function isAway(error: unknown): boolean {
  const { name, cause, errorLabels } = error as { name?: string; cause?: unknown; errorLabels?: readonly string[] };
  if (name !== undefined && AWAY.test(name)) return true;
  if (errorLabels?.includes('RetryableWriteError') === true) return true;
  return cause !== undefined && cause !== error && isAway(cause);
}

/**
 * The same store, which tells the loss of its server as Unavailable. Whoever asks again may: a send is known by its clientId, and what else
 * was written half is carried out by whoever meets it next.
 */
export function tellingUnavailable<Store extends object>(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...parameters: unknown[]) => {
        try {
          return await member.apply(target, parameters);
        } catch (error) {
          throw isAway(error) ? new Unavailable('The store of messages') : error;
        }
      };
    },
  });
}
