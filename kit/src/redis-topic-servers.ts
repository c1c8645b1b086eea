import calculateSlot from 'cluster-key-slot';
import { Cluster, type Redis } from 'ioredis';

/** Where topics live: all on the one Redis, or each on the primary of its slot. */
export interface TopicServers {
  /** Names the server that a topic is to be heard from; null while nobody knows. */
  serverOf(topic: string): string | null;
  /** False when it has nothing to tell any more. */
  isThere(server: string): boolean;
  /** Topics of equal slots may be named in one command. */
  slotOf(topic: string): number;
  /** A connection for a subscriber, still to be opened. */
  connect(server: string): Redis;
  readonly messageEvent: 'message' | 'smessage';
  subscribe(connection: Redis, topics: string[]): Promise<unknown>;
  unsubscribe(connection: Redis, topics: string[]): Promise<unknown>;
  /** Looks again where topics live. */
  refresh(): void;
  /** Tells after each look, until the function that it gives is called. */
  onRefresh(listener: () => void): () => void;
}

export function topicServers(client: Redis | Cluster, retryStrategy: (attempt: number) => number): TopicServers {
  return client instanceof Cluster ? primariesOf(client, retryStrategy) : oneServer(client);
}

function oneServer(client: Redis): TopicServers {
  return {
    serverOf: () => 'redis',
    isThere: () => true,
    slotOf: () => 0,
    connect: () => client.duplicate(),
    messageEvent: 'message',
    subscribe: (connection, topics) => connection.subscribe(...topics),
    unsubscribe: (connection, topics) => connection.unsubscribe(...topics),
    refresh: () => undefined,
    onRefresh: () => () => undefined,
  };
}

/** With connections of our own: ioredis tells nobody when those that it makes for sharded topics are lost and back. */
function primariesOf(cluster: Cluster, retryStrategy: (attempt: number) => number): TopicServers {
  const find = (server: string) => cluster.nodes('master').find(({ options: { host, port } }) => `${host}:${port}` === server);
  return {
    serverOf: (topic) => cluster.slots[calculateSlot(topic)]?.[0] ?? null,
    isThere: (server) => find(server) !== undefined,
    slotOf: calculateSlot,
    connect(server) {
      const node = find(server);
      if (node === undefined) throw new Error(`${server} is no primary of the cluster`);
      return node.duplicate({ retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 1, lazyConnect: true });
    },
    messageEvent: 'smessage',
    subscribe: (connection, topics) => connection.ssubscribe(...topics),
    unsubscribe: (connection, topics) => connection.sunsubscribe(...topics),
    refresh: () => cluster.refreshSlotsCache(),
    onRefresh(listener) {
      cluster.on('refresh', listener);
      return () => cluster.off('refresh', listener);
    },
  };
}
