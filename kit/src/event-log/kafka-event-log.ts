import type { LoggedEvent } from '@parley/schema/events';
import { Admin, ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka';
import type { Running } from '../process.ts';
import { openDeadLetter } from './dead-letter.ts';
import type { EventLog } from './event-log.ts';
import { startKafkaConsumer } from './kafka-consumer.ts';

export interface KafkaEventLogOptions {
  brokers: readonly string[];
  prefix: string;
  /** Of a topic that does not exist yet: as many consumers of a group can share the work. */
  partitions?: number;
}

/**
 * The event log on Kafka: a topic for each stream, keyed by what the event is about, so that events of one conversation keep their order within a
 * partition. Acknowledged by all replicas in sync before `append` resolves. How long events are kept is the broker's setting.
 */
export function createKafkaEventLog({ brokers, prefix, partitions = 12 }: KafkaEventLogOptions): EventLog & Running {
  const client = { bootstrapBrokers: [...brokers], clientId: prefix, retries: 5, retryDelay: 200 };
  const admin = new Admin(client);
  // Not idempotent: this client gives sends that are under way at once the same sequence number, and the broker then takes one and acknowledges
  // all. What is written twice after a lost acknowledgement costs nothing, since consumers know an event by its id.
  const producer = new Producer({ ...client, serializers: stringSerializers, idempotent: false, acks: ProduceAcks.ALL });
  const known = new Map<string, Promise<void>>();
  const topicOf = (stream: string) => `${prefix}.${stream}`;
  const deadTopicOf = (topic: string) => `${topic}.dead`;

  /** Asked once for each topic; a failure is forgotten, so that the next call asks again. */
  const ensureTopic = (topic: string, partitions: number): Promise<void> => {
    const asked =
      known.get(topic) ??
      admin.createTopics({ topics: [topic], partitions, replicas: -1 }).then(
        () => undefined,
        (error: unknown) => {
          if (isAlreadyThere(error)) return;
          known.delete(topic);
          throw error;
        },
      );
    known.set(topic, asked);
    return asked;
  };

  const append = async (topic: string, messages: readonly KeyedMessage[], partitions: number) => {
    await ensureTopic(topic, partitions);
    await producer.send({ messages: messages.map((message) => ({ topic, ...message })) });
  };

  return {
    append: (stream, entries) =>
      append(
        topicOf(stream),
        entries.map(({ event }) => messageOf(event)),
        partitions,
      ),
    /** Kafka keeps what it acknowledged; it can only have lost its memory whole, with its disks or its topic. */
    async remembers(stream) {
      const topic = topicOf(stream);
      await ensureTopic(topic, partitions);
      const [listed] = await admin.listOffsets({
        topics: [
          {
            name: topic,
            partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({ partitionIndex, timestamp: -1n })),
          },
        ],
      });
      return listed?.partitions.some(({ offset }) => offset > 0n) ?? false;
    },
    consume({ handle, ...options }) {
      const topic = topicOf(options.stream);
      return startKafkaConsumer({
        ...options,
        client,
        topic,
        groupId: `${prefix}.${options.group}`,
        ready: () => ensureTopic(topic, partitions),
        handle: async (text) => handle(JSON.parse(text) as LoggedEvent),
        bury: (letter) => append(deadTopicOf(topic), [{ key: letter.group, value: JSON.stringify(letter) }], 1),
      });
    },
    consumeDeadLetters({ handle, ...options }) {
      const topic = deadTopicOf(topicOf(options.stream));
      return startKafkaConsumer({
        ...options,
        client,
        topic,
        groupId: `${prefix}.${options.group}`,
        ready: () => ensureTopic(topic, 1),
        handle: (text) => openDeadLetter(text, handle, options.log),
        bury: null,
      });
    },
    appendAgain: (stream, event) => append(topicOf(stream), [messageOf(event)], partitions),
    async stop() {
      await Promise.all([producer.close(true), admin.close()]);
    },
  };
}

interface KeyedMessage {
  key: string;
  value: string;
}

function messageOf(event: LoggedEvent): KeyedMessage {
  return { key: event.key, value: JSON.stringify(event) };
}

function isAlreadyThere(error: unknown): boolean {
  const errors = (error as { errors?: unknown[] }).errors ?? [];
  return (error as { apiId?: string }).apiId === 'TOPIC_ALREADY_EXISTS' || errors.some(isAlreadyThere);
}
