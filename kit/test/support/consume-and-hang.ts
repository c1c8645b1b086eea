import { createKafkaEventLog } from '../../src/event-log/kafka-event-log.ts';
import { createRedisEventLog } from '../../src/event-log/redis-event-log.ts';
import { silentLog } from '../../src/log.ts';
import { connectRedis } from '../../src/redis.ts';

// A consumer that takes an event, says so, and never ends its work: the test kills it.
const [kind = '', address = '', prefix = '', stream = '', group = ''] = process.argv.slice(2);
const log = silentLog();
const eventLog =
  kind === 'kafka'
    ? createKafkaEventLog({ brokers: [address], prefix })
    : createRedisEventLog({ client: (await connectRedis({ url: address, log })).client, prefix });
eventLog.consume({
  stream,
  group,
  log,
  claimAfterMs: 500,
  handle: () => {
    console.log('in hand');
    return new Promise(() => undefined);
  },
});
