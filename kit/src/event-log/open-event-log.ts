import type { Cluster, Redis } from 'ioredis';
import type { Running } from '../process.ts';
import type { EventLog } from './event-log.ts';
import { createKafkaEventLog } from './kafka-event-log.ts';
import { createRedisEventLog } from './redis-event-log.ts';

export interface OpenEventLogOptions {
  /** Kafka where brokers are named, else Redis Streams. */
  brokers: readonly string[];
  client: Redis | Cluster;
  prefix: string;
}

/** The event log that the settings choose. */
export function openEventLog({ brokers, client, prefix }: OpenEventLogOptions): EventLog & Running {
  if (brokers.length > 0) return createKafkaEventLog({ brokers, prefix });
  return { ...createRedisEventLog({ client, prefix }), stop: async () => undefined };
}
