import { setTimeout as sleep } from 'node:timers/promises';
import { Consumer, type Message, stringDeserializers } from '@platformatic/kafka';
import type { Running } from '../process.ts';
import { deadLetterOf } from './dead-letter.ts';
import type { ConsumeOptions, DeadLetter } from './event-log.ts';
import { Progress } from './progress.ts';

export interface KafkaConsumerOptions extends Omit<ConsumeOptions, 'handle'> {
  client: { bootstrapBrokers: string[]; clientId: string; retries: number; retryDelay: number };
  topic: string;
  groupId: string;
  /** Resolves when the topic exists. */
  ready(): Promise<void>;
  handle(text: string): Promise<void>;
  /** Sets aside what fails for good; null: it is tried for ever. */
  bury: ((letter: DeadLetter) => Promise<void>) | null;
}

type Received = Message<string, string, string, string>;

const LONGEST_PAUSE_MS = 300_000;
/** So far may reading run ahead of the oldest event that is not done yet. */
const WINDOW = 10_000;
const SHORTEST_SESSION_MS = 6000;

/**
 * One member of a Kafka group. An event that fails is tried again while others go on; what is committed is only what lies below the oldest one that
 * is not done, so that whoever takes over begins there. A member that dies is noticed when its session ends.
 */
export function startKafkaConsumer(options: KafkaConsumerOptions): Running {
  const { topic, groupId, client, stream, group, handle, log, bury, ready } = options;
  const { claimAfterMs = 60_000, retryAfterMs = 1000 } = options;
  const maxAttempts = bury === null ? Number.POSITIVE_INFINITY : (options.maxAttempts ?? 50);
  const stopped = new AbortController();
  const { signal } = stopped;

  const work = async (message: Received): Promise<void> => {
    const event = message.value;
    const entry = `${message.partition}/${message.offset}`;
    let letter: DeadLetter | null = null;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        // Once set aside an event is done; until then it holds back its partition, so that is tried until it succeeds.
        if (letter === null) await handle(event);
        else await setAside(letter, entry);
        return;
      } catch (error) {
        log.warn({ err: error, event: entry, attempt, group: groupId }, 'An event could not be handled');
        if (attempt === maxAttempts) letter = deadLetterOf({ stream, group, entry, event, attempts: attempt, error });
        else await sleep(Math.min(retryAfterMs * 2 ** Math.min(attempt - 1, 20), LONGEST_PAUSE_MS), undefined, { signal });
      }
    }
    throw signal.reason;
  };

  const setAside = async (letter: DeadLetter, entry: string) => {
    await bury?.(letter);
    log.error({ event: entry, group: groupId }, 'An event was set aside after its last attempt');
  };

  const read = async () => {
    await ready();
    const sessionTimeout = Math.max(claimAfterMs, SHORTEST_SESSION_MS);
    const consumer = new Consumer({
      ...client,
      groupId,
      deserializers: stringDeserializers,
      autocommit: false,
      sessionTimeout,
      rebalanceTimeout: sessionTimeout,
      heartbeatInterval: Math.min(1000, sessionTimeout / 3),
      maxWaitTime: 500,
    });
    const progress = new Progress(WINDOW);
    const messages = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
    const close = async () => {
      progress.abandon();
      await messages.close().catch(() => undefined); // a broker that is away needs no goodbye
      await consumer.close().catch(() => undefined);
    };
    signal.addEventListener('abort', close, { once: true });
    try {
      for await (const message of messages) {
        const { partition, offset } = message;
        const event = await progress.begin(partition, offset);
        work(message)
          .then(async () => {
            const next = progress.end(event);
            // A refused commit means that the partition is another member's now: it begins where the last commit stands.
            if (next !== null) await consumer.commit({ offsets: [{ topic, partition, offset: next, leaderEpoch: -1 }] });
          })
          .catch((error: unknown) => log.debug({ err: error, group: groupId }, 'An event stays uncommitted'));
      }
    } finally {
      signal.removeEventListener('abort', close);
      await close();
    }
  };

  const loop = (async () => {
    while (!signal.aborted) {
      await read().catch((error: unknown) => log.debug({ err: error, group: groupId }, 'Reading from Kafka begins again'));
      await sleep(500, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await loop;
    },
  };
}
