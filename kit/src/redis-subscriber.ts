import type { Redis } from 'ioredis';
import { Unavailable } from './errors.ts';
import type { Log } from './log.ts';
import type { Running } from './process.ts';
import type { TopicServers } from './redis-topic-servers.ts';

export interface SubscriberEvents {
  /** In the order in which Redis tells it; not of topics that were let go meanwhile. May come before `subscribe` resolves. */
  heard(topic: string, message: string): void;
  /** The connection of topics that were heard is gone: from now on messages of theirs may be missed. */
  onLost?(): void;
  /** All that was heard before is heard again: what was published meanwhile is to be asked for. Messages may come in before this. */
  onReconnected?(): void;
}

/** Hears many topics on one connection, or on one to each primary of a cluster. */
export interface RedisSubscriber extends Running {
  /**
   * Resolves when Redis has acknowledged it: all that is published from then on is heard, unless `onLost` says otherwise. Waits for as long
   * as Redis is away, and rejects with Unavailable when the topic is let go before. Asked for twice, it is subscribed to once.
   */
  subscribe(topic: string): Promise<void>;
  unsubscribe(topic: string): void;
}

export interface SubscriberOptions extends SubscriberEvents {
  servers: TopicServers;
  log: Log;
  /** How often each connection shows that it is alive. One that is only half there is ended when a ping is not answered. */
  pingEveryMs: number;
}

interface Topic {
  readonly name: string;
  readonly acknowledged: PromiseWithResolvers<void>;
  /** The connection on which it was asked for. Null while it waits for one. */
  connection: Redis | null;
  /** The command that asked for it; an answer to an earlier one says nothing any more. */
  command: object | null;
  heard: boolean;
}

/** In one command; more would hold up the messages behind them. */
const TOGETHER = 500;

export function createRedisSubscriber(options: SubscriberOptions): RedisSubscriber {
  const { servers, log, heard, onLost, onReconnected, pingEveryMs } = options;
  const topics = new Map<string, Topic>();
  const connections = new Map<string, Redis>();
  const waiting = new Set<Topic>();
  const leaving = new Set<Topic>();
  /** What was heard once, and is not now. */
  const lost = new Set<Topic>();
  let flushing: NodeJS.Immediate | null = null;
  let refused = false;
  let stopped = false;

  const flushSoon = () => {
    if (stopped) return;
    flushing ??= setImmediate(() => {
      flushing = null;
      leave(); // first, so that who leaves a topic and comes back at once stays
      ask();
    });
  };

  const connectionTo = (server: string): Redis => {
    const open = connections.get(server);
    if (open !== undefined) return open;
    const connection = servers.connect(server);
    const itsTopics = () => [...topics.values()].filter((topic) => topic.connection === connection);
    connections.set(server, connection);
    connection.on('error', () => undefined); // its end is told by 'close'
    connection.on('ready', flushSoon);
    connection.on('close', () => lose(itsTopics()));
    connection.on('moved', () => {
      lose(itsTopics().filter((topic) => !topic.heard)); // which of them have moved it does not say
      servers.refresh();
    });
    connection.on(servers.messageEvent, (name: string, message: string) => {
      if (topics.has(name)) heard(name, message);
    });
    connection.connect().catch(() => undefined); // tried again until it succeeds or is stopped
    return connection;
  };

  const leave = () => {
    for (const { connection, names } of commandsFor(leaving, servers)) {
      servers.unsubscribe(connection, names).catch(() => undefined); // a connection that is lost has left all topics
    }
    leaving.clear();
  };

  const ask = () => {
    for (const topic of waiting) {
      const server = servers.serverOf(topic.name);
      const connection = server === null ? null : connectionTo(server);
      topic.connection = connection?.status === 'ready' ? connection : null;
    }
    for (const { connection, names, asked } of commandsFor(waiting, servers)) {
      const command = {};
      for (const topic of asked) {
        topic.command = command;
        waiting.delete(topic);
      }
      const stillAsked = () => asked.filter((topic) => topic.command === command);
      servers.subscribe(connection, names).then(
        () => {
          refused = false;
          stillAsked().forEach(acknowledge);
        },
        (error: unknown) => {
          if (stillAsked().length === 0) return;
          if (!refused) log.warn({ err: error, topic: names[0] }, 'Topics could not be listened to');
          refused = true;
          stillAsked().forEach(wait); // until the next ping
        },
      );
    }
  };

  const acknowledge = (topic: Topic) => {
    topic.heard = true;
    topic.acknowledged.resolve();
    find(topic);
  };

  const wait = (topic: Topic) => {
    Object.assign(topic, { connection: null, command: null, heard: false });
    waiting.add(topic);
  };

  /** These will not be heard where they were asked for. */
  const lose = (gone: readonly Topic[]) => {
    const missed = gone.filter((topic) => topic.heard);
    gone.forEach(wait);
    for (const topic of missed) lost.add(topic);
    if (missed.length > 0) onLost?.();
    flushSoon();
  };

  const find = (topic: Topic) => {
    if (lost.delete(topic) && lost.size === 0) onReconnected?.();
  };

  const followServers = () => {
    for (const [server, connection] of connections) {
      if (servers.isThere(server)) continue;
      connections.delete(server);
      connection.disconnect();
    }
    lose(
      [...topics.values()].filter(({ name, connection }) => {
        const server = servers.serverOf(name);
        return connection !== null && server !== null && connections.get(server) !== connection;
      }),
    );
  };

  const ping = () => {
    for (const connection of connections.values()) {
      if (connection.status === 'ready') connection.ping().catch(() => connection.disconnect(true));
    }
    flushSoon();
  };

  const timer = setInterval(ping, pingEveryMs).unref();
  const unlisten = servers.onRefresh(followServers);

  return {
    subscribe(name) {
      const known = topics.get(name);
      if (known !== undefined) return known.acknowledged.promise;
      const topic: Topic = { name, acknowledged: Promise.withResolvers(), connection: null, command: null, heard: false };
      topic.acknowledged.promise.catch(() => undefined); // also where nobody waits for it any more
      topics.set(name, topic);
      waiting.add(topic);
      flushSoon();
      return topic.acknowledged.promise;
    },
    unsubscribe(name) {
      const topic = topics.get(name);
      if (topic === undefined) return;
      topics.delete(name);
      waiting.delete(topic);
      topic.command = null;
      topic.acknowledged.reject(new Unavailable('A topic that was let go'));
      if (topic.connection !== null) leaving.add(topic);
      find(topic);
      flushSoon();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      if (flushing !== null) clearImmediate(flushing);
      unlisten();
      for (const topic of topics.values()) topic.acknowledged.reject(new Unavailable('Redis'));
      topics.clear();
      for (const connection of connections.values()) connection.disconnect();
    },
  };
}

interface TopicCommand {
  connection: Redis;
  names: string[];
  asked: Topic[];
}

/** Those that have a connection, as many together as one command may name. */
function commandsFor(topics: Iterable<Topic>, servers: TopicServers): TopicCommand[] {
  const open = new Map<string, TopicCommand>();
  const commands: TopicCommand[] = [];
  for (const topic of topics) {
    const { name, connection } = topic;
    if (connection === null) continue;
    const { host, port } = connection.options;
    const group = `${host}:${port}/${servers.slotOf(name)}`;
    let command = open.get(group);
    if (command === undefined || command.names.length === TOGETHER) {
      command = { connection, names: [], asked: [] };
      open.set(group, command);
      commands.push(command);
    }
    command.names.push(name);
    command.asked.push(topic);
  }
  return commands;
}
