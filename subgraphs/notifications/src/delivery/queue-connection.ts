import { Cluster, type Redis } from 'ioredis';

/** Longer than workers wait for the next job. */
const SILENCE_MS = 30_000;

/**
 * A connection for workers, to the same Redis: its commands wait while Redis is away and are sent again, as BullMQ wants it. What is
 * only half there is noticed by a silence that is longer than any read that blocks.
 */
export function queueConnection(client: Redis | Cluster): Redis | Cluster {
  const patience = { maxRetriesPerRequest: null, commandTimeout: undefined, socketTimeout: SILENCE_MS, lazyConnect: false };
  if (!(client instanceof Cluster)) return client.duplicate({ ...patience, enableOfflineQueue: true });
  return client.duplicate(undefined, {
    enableOfflineQueue: true,
    lazyConnect: false,
    redisOptions: { ...client.options.redisOptions, ...patience },
  });
}
