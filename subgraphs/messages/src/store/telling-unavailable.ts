import { Unavailable } from '@parley/kit/errors';

/**
 * The same store, which tells the loss of its server as Unavailable. Whoever asks again may: a send is known by its clientId, and what else
 * was written half is carried out by whoever meets it next, or was not written at all.
 */
export function tellingUnavailable<Store extends object>(store: Store, isAway: (error: unknown) => boolean): Store {
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
