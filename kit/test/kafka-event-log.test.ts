import { randomUUID } from 'node:crypto';
import { Consumer, stringDeserializers } from '@platformatic/kafka';
import { afterAll, describe, inject } from 'vitest';
import { createKafkaEventLog } from '../src/event-log/kafka-event-log.ts';
import { eventLogContract } from './event-log.contract.ts';

const broker = inject('kafkaBrokers') ?? '';

describe.skipIf(broker === '')('the event log on Kafka (skipped where KAFKA_BROKERS names no server)', () => {
  const prefix = randomUUID();
  const open = new Set<ReturnType<typeof createKafkaEventLog>>();
  afterAll(() => Promise.all([...open].map((eventLog) => eventLog.stop())));

  eventLogContract({
    open() {
      const eventLog = createKafkaEventLog({ brokers: [broker], prefix, partitions: 3 });
      open.add(eventLog);
      return eventLog;
    },
    address: ['kafka', broker, prefix],
    async deadLetters(stream) {
      const consumer = new Consumer({
        bootstrapBrokers: [broker],
        clientId: 'test',
        groupId: randomUUID(),
        deserializers: stringDeserializers,
      });
      const letters: string[] = [];
      const messages = await consumer.consume({
        topics: [`${prefix}.${stream}.dead`],
        mode: 'earliest',
        maxFetches: 2,
        maxWaitTime: 200,
      });
      for await (const message of messages) letters.push(message.value);
      await consumer.close();
      return letters.map((letter) => JSON.parse(letter));
    },
  });
});
