import {
  type Environment,
  listSetting,
  logLevelSetting,
  portSetting,
  readSettings,
  redisUrlSetting,
  secretSetting,
  urlSetting,
} from '@parley/kit/config';
import { z } from 'zod';

const whole = z.coerce.number().int();
const days = whole.min(1).max(36_500);

/** Everything that the notifications subgraph can be told from outside. */
export const notificationsSettings = z.object({
  NOTIFICATIONS_HOST: z.string().default('127.0.0.1').describe('The address that the notifications subgraph listens on.'),
  NOTIFICATIONS_PORT: portSetting
    .default(4004)
    .describe('The port that the notifications subgraph listens on; 0 takes a free one.'),
  NOTIFICATIONS_DATABASE_URL: urlSetting.describe('The PostgreSQL database of the notifications subgraph.'),
  NOTIFICATIONS_DATABASE_CONNECTIONS: whole.min(1).default(10).describe('At most so many connections to PostgreSQL.'),
  NOTIFICATIONS_PASSPORT_KEY: secretSetting.describe(
    "The notifications subgraph's own passport key, derived from the gateway's PASSPORT_SECRET.",
  ),
  USERS_URL: urlSetting.describe('Where the users subgraph answers: it knows people, their addresses and who has blocked whom.'),
  USERS_SERVICE_KEY: secretSetting.describe(
    "The key with which the notifications subgraph asks the users subgraph, derived from the latter's passport key.",
  ),
  MESSAGES_URL: urlSetting.describe('Where the messages subgraph answers: it knows whom a message concerns, and what it says.'),
  MESSAGES_SERVICE_KEY: secretSetting.describe(
    "The key with which the notifications subgraph asks the messages subgraph, derived from the latter's passport key.",
  ),
  PRESENCE_URL: urlSetting.describe('Where the presence subgraph answers: it knows who is here, and what they look at.'),
  PRESENCE_SERVICE_KEY: secretSetting.describe(
    "The key with which the notifications subgraph asks the presence subgraph, derived from the latter's passport key.",
  ),
  REDIS_URL: redisUrlSetting.describe('Redis, or the first nodes of a Redis Cluster parted by commas.'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[^/]+$/, 'without a slash')
    .default('parley')
    .describe('What all keys and topics in Redis begin with: one for each deployment.'),
  KAFKA_BROKERS: listSetting
    .default([])
    .describe('Brokers of Kafka, parted by commas, for the event log; without any it lies in Redis.'),
  PUBLIC_URL: urlSetting.describe('Where people reach the web app, which links in mails and pushes lead to.'),
  NOTIFICATIONS_KEEP_DAYS: days.default(90).describe('What was read so many days ago is tidied away.'),
  NOTIFICATIONS_KEEP_UNREAD_DAYS: days.default(365).describe('What nobody has read for so many days is tidied away too.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function notificationsConfig(environment: Environment) {
  const settings = readSettings(notificationsSettings, environment);
  return {
    host: settings.NOTIFICATIONS_HOST,
    port: settings.NOTIFICATIONS_PORT,
    logLevel: settings.LOG_LEVEL,
    passportKey: settings.NOTIFICATIONS_PASSPORT_KEY,
    publicUrl: withoutSlash(settings.PUBLIC_URL),
    database: { url: settings.NOTIFICATIONS_DATABASE_URL, poolSize: settings.NOTIFICATIONS_DATABASE_CONNECTIONS },
    redis: { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    kafkaBrokers: settings.KAFKA_BROKERS,
    users: { url: withoutSlash(settings.USERS_URL), key: settings.USERS_SERVICE_KEY },
    messages: { url: withoutSlash(settings.MESSAGES_URL), key: settings.MESSAGES_SERVICE_KEY },
    presence: { url: withoutSlash(settings.PRESENCE_URL), key: settings.PRESENCE_SERVICE_KEY },
    keep: { days: settings.NOTIFICATIONS_KEEP_DAYS, unreadDays: settings.NOTIFICATIONS_KEEP_UNREAD_DAYS },
  } as const;
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

export type NotificationsConfig = ReturnType<typeof notificationsConfig>;
