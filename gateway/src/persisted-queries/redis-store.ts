import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { Log } from '@parley/kit/log';
import type { Cluster, Redis } from 'ioredis';

type PersistedQueries = Exclude<NonNullable<ApolloServerOptionsWithGateway<BaseContext>['persistedQueries']>, false>;
export type PersistedQueryStore = NonNullable<PersistedQueries['cache']>;

const PREFIX = 'parley:gateway:';
const LIFE_SECONDS = 86_400;

/** Keeps persisted queries where all gateways find them. While Redis is away none are known, and clients send theirs again. */
export function createRedisStore(redis: Redis | Cluster, log: Log): PersistedQueryStore {
  const attempt = async <T>(what: string, asked: Promise<T>): Promise<T | undefined> => {
    try {
      return await asked;
    } catch (error) {
      log.warn({ err: error }, `a persisted query could not be ${what}`);
      return undefined;
    }
  };
  return {
    get: async (key) => (await attempt('read', redis.get(PREFIX + key))) ?? undefined,
    async set(key, value, options) {
      await attempt('kept', redis.set(PREFIX + key, value, 'EX', options?.ttl ?? LIFE_SECONDS));
    },
    async delete(key) {
      const count = await attempt('deleted', redis.del(PREFIX + key));
      return (count ?? 0) > 0;
    },
  };
}
