import { startDatabase } from '@parley/kit/database';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import type { Log } from '@parley/kit/log';
import { startOutbox } from '@parley/kit/outbox';
import { createPassportReader } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { createRateLimiter } from '@parley/kit/rate-limit';
import { connectRedis } from '@parley/kit/redis';
import { createSubgraph, type Subgraph } from '@parley/kit/subgraph';
import { Attentions } from './attention/attentions.ts';
import { startHousekeeping } from './care/housekeeping.ts';
import type { NotificationsConfig } from './config.ts';
import { createContext, type Services } from './context.ts';
import { Conversations } from './conversation/conversations.ts';
import { DeadLetterService } from './dead-letter/dead-letter.service.ts';
import { DeadLetterStore } from './dead-letter/dead-letter.store.ts';
import { startGathering } from './dead-letter/gathering.ts';
import { startDeliveries } from './delivery/start-deliveries.ts';
import { DigestService } from './digest/digest.service.ts';
import { DigestStore } from './digest/digest.store.ts';
import { entities } from './entities.ts';
import { followEvents } from './following/follow-events.ts';
import { HandledEventStore } from './following/handled-event.store.ts';
import { AccountLetters } from './letter/account-letters.ts';
import { planLetters } from './letter/letter-planning.ts';
import { createLive } from './live/live.ts';
import { createMail, settingsUrl } from './mail/create-mail.ts';
import { migrations } from './migrations.ts';
import { NotificationService } from './notification/notification.service.ts';
import { NotificationStore } from './notification/notification.store.ts';
import { ReadingService } from './notification/reading.service.ts';
import { ReadingStore } from './notification/reading.store.ts';
import { WordsService } from './notification/words.service.ts';
import { People } from './person/people.ts';
import { ErasureService } from './personal-data/erasure.service.ts';
import { PersonalDataService } from './personal-data/personal-data.service.ts';
import { PreferenceService } from './preference/preference.service.ts';
import { PreferenceStore } from './preference/preference.store.ts';
import { WishesService } from './preference/wishes.service.ts';
import { createPush } from './push/create-push.ts';
import { PushDeviceService } from './push-device/push-device.service.ts';
import { PushDeviceStore } from './push-device/push-device.store.ts';
import { USUAL_DELAYS } from './rule/rules.ts';
import { schema } from './schema.ts';
import { AccountTellingService } from './telling/account-telling.service.ts';
import { FactsService } from './telling/facts.service.ts';
import { MessageTellingService } from './telling/message-telling.service.ts';
import { TellingService } from './telling/telling.service.ts';
import { TellingStore } from './telling/telling.store.ts';
import { Writing } from './telling/writing.ts';
import { unsubscribeRoutes } from './unsubscribe/unsubscribe.routes.ts';
import { UnsubscribeService } from './unsubscribe/unsubscribe.service.ts';
import { createUnsubscribeLinks } from './unsubscribe/unsubscribe-links.ts';

/** By each node. */
const MAILS_AT_ONCE = 5;

export interface Notifications extends Running {
  subgraph: Subgraph;
  /** Takes away what is too old to be looked for; it happens from time to time by itself. */
  tidy(): Promise<void>;
  /** Listens, and gives the address. */
  start(): Promise<string>;
}

export interface Surroundings {
  log: Log;
  /** How long an event may lie with an instance before another one takes it for dead. */
  claimAfterMs?: number;
}

/** The notifications subgraph: who is told of what, and how it reaches them. The only file that wires its parts. */
export async function createNotifications(
  config: NotificationsConfig,
  { log, claimAfterMs }: Surroundings,
): Promise<Notifications> {
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
    const outbox = keep(startOutbox({ database, stream: 'notifications', eventLog, redis: client, prefix, log }));

    const { atomically } = database;
    const notifications = new NotificationStore(database);
    const readings = new ReadingStore(database);
    const handled = new HandledEventStore(database);
    const preferences = new PreferenceStore(database);
    const deadLetters = new DeadLetterService({ deadLetters: new DeadLetterStore(database), eventLog, log });
    keep(startGathering(eventLog, deadLetters, log));
    const people = new People(config.users);
    const conversations = new Conversations(config.messages);
    const words = new WordsService({ notifications, people, conversations, publicUrl: config.publicUrl });
    const devices = new PushDeviceStore(database);
    const wishes = new WishesService(preferences, people);
    const attentions = new Attentions(config.presence);
    const push = createPush({ ...config.push, devices, words, wishes, attentions });
    const pushDevices = new PushDeviceService({ ...push, atomically, devices });
    const digestStore = new DigestStore(database);
    const unsubscribeLinks = createUnsubscribeLinks(config);
    const mail = keep(
      createMail({
        ...config.mail,
        atOnce: MAILS_AT_ONCE,
        publicUrl: config.publicUrl,
        people,
        words,
        wishes,
        letters: new AccountLetters(config.users),
        digests: digestStore,
        unsubscribeLinks,
      }),
    );
    const deliveries = keep(
      startDeliveries({
        database,
        redis,
        prefix,
        carriers: [mail.carrier, ...push.carriers],
        lanes: {
          EMAIL: { perSecond: config.rates.mail, atOnce: MAILS_AT_ONCE },
          WEB_PUSH: { perSecond: config.rates.push, atOnce: 20 },
          FCM: { perSecond: config.rates.push, atOnce: 20 },
        },
        devices,
        log,
      }),
    );

    const { plan } = deliveries;
    const digests = new DigestService({ digests: digestStore, wishes, plan, atomically, log });
    keep(digests.startPlanning());
    const reading = new ReadingService({ atomically, notifications, readings, handled, outbox });
    const tellings = new TellingStore(database);
    const telling = new TellingService({
      store: tellings,
      facts: new FactsService({ people, attentions, preferences, pushDevices }),
      writing: new Writing({ atomically, store: tellings, deliveries: plan, outbox }),
      delays: { ...USUAL_DELAYS, emailMs: config.mail.delayMs },
    });
    const erasure = new ErasureService({
      atomically,
      keepers: [readings, preferences, digests, deliveries.service, pushDevices],
      reading,
    });
    // Letters first: what is told of an account must not wait for those who know of conversations.
    const followers = [
      planLetters({ plan, atomically }),
      reading,
      new MessageTellingService({ conversations, telling, reading, handled }),
      new AccountTellingService({ telling, reading, handled }),
      pushDevices,
      digests,
      erasure,
    ];
    keep(followEvents({ eventLog, streams: ['users', 'messages'], followers, log, claimAfterMs }));
    const { tidy } = keep(startHousekeeping({ readings, handled, keep: config.keep, log }));

    const limiter = createRateLimiter(client, prefix);
    const unsubscribing = new UnsubscribeService({ links: unsubscribeLinks, people, wishes, digests, limiter });
    const services: Services = {
      deadLetters,
      deliveries: deliveries.service,
      notifications: new NotificationService(notifications),
      personalData: new PersonalDataService({ notifications, preferences, digests, devices }),
      preferences: new PreferenceService({ preferences, digests }),
      pushDevices,
      reading,
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
        live: createLive({ notifications, prefix }),
        routes(app, passportOf) {
          unsubscribeRoutes(app, { unsubscribing, settingsUrl: settingsUrl(config.publicUrl), passportOf, log });
        },
        checks: { postgres: () => database.check(), redis: () => redis.check() },
      }),
    );
    return { subgraph, tidy, start: () => subgraph.start(), stop: () => stopInReverse(started) };
  } catch (error) {
    await stopInReverse(started);
    throw error;
  }
}
