import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import type { NotificationsConfig } from './config.ts';
import { createContext, type Services } from './context.ts';
import { Conversations } from './conversation/conversations.ts';
import { DeadLetterService } from './dead-letter/dead-letter.service.ts';
import { DeadLetterStore } from './dead-letter/dead-letter.store.ts';
import { startGathering } from './dead-letter/gathering.ts';
import { startDeliveries } from './delivery/start-deliveries.ts';
import { entities } from './entities.ts';
import { migrations } from './migrations.ts';
import { NotificationService } from './notification/notification.service.ts';
import { NotificationStore } from './notification/notification.store.ts';
import { WordsService } from './notification/words.service.ts';
import { People } from './person/people.ts';
import { createPush } from './push/create-push.ts';
import { PushDeviceService } from './push-device/push-device.service.ts';
import { PushDeviceStore } from './push-device/push-device.store.ts';
import { schema } from './schema.ts';

export interface Notifications extends Running {
  subgraph: Subgraph;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

/** The notifications subgraph: who is told of what, and how it reaches them. The only file that wires its parts. */
export async function createNotifications(config: NotificationsConfig, { log }: { log: Log }): Promise<Notifications> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  try {
    const { prefix } = config.redis;
    const database = keep(await startDatabase({ ...config.database, entities, migrations, log }));
    const redis = keep(await connectRedis({ url: config.redis.url, log }));
    const { client } = redis;
    const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client, prefix }));
    keep(startOutbox({ database, stream: 'notifications', eventLog, redis: client, prefix, log }));

    const notifications = new NotificationStore(database);
    const deadLetters = new DeadLetterService({ deadLetters: new DeadLetterStore(database), eventLog, log });
    keep(startGathering(eventLog, deadLetters, log));
    const people = new People(config.users);
    const conversations = new Conversations(config.messages);
    const words = new WordsService({ notifications, people, conversations, publicUrl: config.publicUrl });
    const devices = new PushDeviceStore(database);
    const push = createPush({ ...config.push, devices, words });
    const pushDevices = new PushDeviceService({ ...push, atomically: database.atomically, devices });
    const deliveries = keep(
      startDeliveries({
        database,
        redis,
        prefix,
        carriers: push.carriers,
        lanes: {
          EMAIL: { perSecond: config.rates.mail, atOnce: 5 },
          WEB_PUSH: { perSecond: config.rates.push, atOnce: 20 },
          FCM: { perSecond: config.rates.push, atOnce: 20 },
        },
        devices,
        log,
      }),
    );
    const services: Services = {
      deadLetters,
      deliveries: deliveries.service,
      notifications: new NotificationService({ notifications }),
      pushDevices,
    };

    const subgraph = keep(
      createSubgraph({
        name: 'notifications',
        host: config.host,
        port: config.port,
        log,
        readPassport: createPassportReader(config.passportKey),
        schema,
        createContext: (request) => createContext(services, { notifications }, request),
        checks: { postgres: () => database.check(), redis: () => redis.check() },
      }),
    );
    return { subgraph, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
