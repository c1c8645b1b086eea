import { Admin, ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka';
import type { Running } from '../process.ts';
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
  const producer = new Producer({ ...client, serializers: stringSerializers, idempotent: true, acks: ProduceAcks.ALL });
  const known = new Map<string, Promise<void>>();
  const topicOf = (stream: string) => `${prefix}.${stream}`;

  /** Asked once for each topic; a failure is forgotten, so that the next call asks again. */
  const ensureTopic = (topic: string): Promise<void> => {
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

  const append = async (topic: string, messages: readonly { key: string; value: string }[]) => {
    await ensureTopic(topic);
    await producer.send({ messages: messages.map((message) => ({ topic, ...message })) });
  };

  return {
    append: (stream, entries) =>
      append(
        topicOf(stream),
        entries.map(({ event }) => ({ key: event.key, value: JSON.stringify(event) })),
      ),
    /** Kafka keeps what it acknowledged; it can only have lost its memory whole, with its disks or its topic. */
    async remembers(stream) {
      const topic = topicOf(stream);
      await ensureTopic(topic);
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
    consume: (options) =>
      startKafkaConsumer({
        ...options,
        client,
        topic: topicOf(options.stream),
        groupId: `${prefix}.${options.group}`,
        ready: () => ensureTopic(topicOf(options.stream)),
        bury: (event) => append(`${topicOf(options.stream)}.dead`, [{ key: options.group, value: event }]),
      }),
    async stop() {
      await Promise.all([producer.close(true), admin.close()]);
    },
  };
}

function isAlreadyThere(error: unknown): boolean {
  const errors = (error as { errors?: unknown[] }).errors ?? [];
  return (error as { apiId?: string }).apiId === 'TOPIC_ALREADY_EXISTS' || errors.some(isAlreadyThere);
}
