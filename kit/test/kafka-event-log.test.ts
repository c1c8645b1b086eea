import { randomUUID } from 'node:crypto';
import { Producer, stringSerializers } from '@platformatic/kafka';
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
    async put(stream, where, text) {
      const producer = new Producer({ bootstrapBrokers: [broker], clientId: 'test', serializers: stringSerializers });
      const topic = where === 'events' ? `${prefix}.${stream}` : `${prefix}.${stream}.dead`;
      await producer.send({ messages: [{ topic, key: 'test', value: text }] });
      await producer.close();
    },
  });
});
