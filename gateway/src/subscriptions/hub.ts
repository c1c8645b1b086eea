import type { Log } from '@parley/kit/log';
import type { RedisConnection } from '@parley/kit/redis';
import { type HeardEnvelope, readEnvelope } from './heard-envelope.ts';
import type { LiveLimits } from './live-limits.ts';

export interface TopicListener {
  heard(envelope: HeardEnvelope): void;
  /** Redis has acknowledged the topic after all; what was published since it was waited for may have been missed. */
  heardLate(): void;
}

/** A topic that is heard in this process, once for all who need it. */
export interface HeardTopic {
  readonly name: string;
  /** Resolves at Redis' acknowledgement, or when it has been waited for long enough. */
  readonly settled: Promise<void>;
  /** When it was acknowledged; null before. By performance.now(), as all moments here. */
  readonly since: number | null;
  /** When the last message came, and the last that had to do with rights. */
  readonly messageAt: number;
  readonly rightsAt: number;
}

export interface Hub {
  readonly size: number;
  hear(topic: string, listener: TopicListener): HeardTopic;
  leave(topic: string, listener: TopicListener): void;
  stop(): Promise<void>;
}

export interface HubOptions {
  /** Null without Redis: then nothing is ever acknowledged. */
  redis: Pick<RedisConnection, 'subscriber'> | null;
  /** Messages may have been missed, of every topic. */
  onReconnected(): void;
  limits: LiveLimits;
  log: Log;
}

type Heard = { -readonly [Field in keyof HeardTopic]: HeardTopic[Field] } & { listeners: Set<TopicListener> };

/**
 * Hears each topic once, however many there are who need it. Between the loss of Redis and its return nothing is passed on: what came first after it
 * might be for somebody whose removal was missed. All of that is asked for again.
 */
export function createHub({ redis, onReconnected, limits, log }: HubOptions): Hub {
  const topics = new Map<string, Heard>();
  let away = false;
  let warned = false;

  const subscriber = redis?.subscriber({
    heard(name, message) {
      const topic = topics.get(name);
      if (topic === undefined || away) return;
      const envelope = readEnvelope(name, message, limits.envelopeBytes);
      if (envelope === null) {
        log.warn({ topic: name, bytes: message.length }, 'What was published on a topic is no envelope of it');
        return;
      }
      topic.messageAt = envelope.heardAt;
      if (envelope.ends.size + envelope.reopen.size > 0) topic.rightsAt = envelope.heardAt;
      for (const listener of topic.listeners) listener.heard(envelope);
    },
    onLost() {
      away = true;
    },
    onReconnected() {
      away = false;
      onReconnected();
    },
  });

  /** Gives up waiting after a while, and never hears of a topic that was left before. */
  const acknowledge = (topic: Heard, settle: () => void): void => {
    let late = false;
    const giveUp = () => {
      late = true;
      if (!warned)
        log.warn({ topic: topic.name }, 'Redis does not acknowledge a topic: live events are found by asking, seconds late');
      warned = true; // until Redis answers again
      settle();
    };
    const timer = setTimeout(giveUp, limits.acknowledgedWithinMs).unref();
    subscriber?.subscribe(topic.name).then(
      () => {
        clearTimeout(timer);
        topic.since = performance.now();
        warned = false;
        settle();
        if (late) for (const listener of topic.listeners) listener.heardLate();
      },
      () => {
        clearTimeout(timer);
        settle();
      },
    );
  };

  return {
    get size() {
      return topics.size;
    },
    hear(name, listener) {
      let topic = topics.get(name);
      if (topic === undefined) {
        const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
        topic = { name, settled, since: null, messageAt: 0, rightsAt: 0, listeners: new Set() };
        topics.set(name, topic);
        acknowledge(topic, settle);
      }
      topic.listeners.add(listener);
      return topic;
    },
    leave(name, listener) {
      const topic = topics.get(name);
      topic?.listeners.delete(listener);
      if (topic === undefined || topic.listeners.size > 0) return;
      topics.delete(name);
      subscriber?.unsubscribe(name);
    },
    async stop() {
      topics.clear();
      await subscriber?.stop();
    },
  };
}
