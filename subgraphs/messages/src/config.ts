import {
  type Environment,
  InvalidSettings,
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

/** Everything that the messages subgraph can be told from outside. */
export const messagesSettings = z.object({
  MESSAGES_HOST: z.string().default('127.0.0.1').describe('The address that the messages subgraph listens on.'),
  MESSAGES_PORT: portSetting.default(4002).describe('The port that the messages subgraph listens on; 0 takes a free one.'),
  MESSAGES_DATABASE_URL: urlSetting.describe('The PostgreSQL database of the messages subgraph.'),
  MESSAGES_DATABASE_CONNECTIONS: whole.min(1).default(10).describe('At most so many connections to PostgreSQL.'),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional()
    .describe(
      'A MongoDB for conversations and messages; without it they lie in PostgreSQL, where the index of the search always is.',
    ),
  MONGODB_CONNECTIONS: whole.min(1).default(10).describe('At most so many connections to MongoDB.'),
  MESSAGES_PASSPORT_KEY: secretSetting.describe(
    "The messages subgraph's own passport key, derived from the gateway's PASSPORT_SECRET.",
  ),
  AUDIENCES_BY: listSetting
    .default(['messages', 'presence'])
    .describe('The subgraphs, parted by commas, that are believed when they say who may hear a live topic.'),
  USERS_URL: urlSetting.describe('Where the users subgraph answers: it knows who exists and who has blocked whom.'),
  USERS_SERVICE_KEY: secretSetting.describe(
    "The key with which the messages subgraph asks the users subgraph, derived from the latter's passport key.",
  ),
  FILES_URL: urlSetting
    .optional()
    .describe('Where the files subgraph answers: it knows which files may hang on messages. Without it none can.'),
  FILES_SERVICE_KEY: secretSetting
    .optional()
    .describe("The key with which the messages subgraph asks the files subgraph, derived from the latter's passport key."),
  REDIS_URL: redisUrlSetting.describe('Redis, or the first nodes of a Redis Cluster parted by commas.'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[^/]+$/, 'without a slash')
    .default('parley')
    .describe('What all keys and topics in Redis begin with: one for each deployment.'),
  KAFKA_BROKERS: listSetting
    .default([])
    .describe('Brokers of Kafka, parted by commas, for the event log; without any it lies in Redis.'),
  PUBLIC_URL: urlSetting.describe('Where people reach the web app: permalinks begin with it.'),
  GROUP_SMALLEST: whole.min(2).default(3).describe('With fewer people than this, its founder among them, no group is begun.'),
  GROUP_LARGEST: whole.min(2).max(1000).default(8).describe('A group has at most so many people.'),
  GROUP_HISTORY: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('Whether who is added to a group sees what was said before, unless its owners choose otherwise.'),
  MESSAGES_PER_MINUTE: whole
    .min(1)
    .default(100)
    .describe('A person sends at most so many messages within any minute, on all nodes together.'),
  RECEIPTS_NAME_UP_TO: whole
    .min(2)
    .max(1000)
    .default(100)
    .describe('In a conversation of more people than this, readers of a message are counted and not named.'),
  ARCHIVE_AFTER_DAYS: whole
    .min(0)
    .default(90)
    .describe('Messages are archived after so many days unless a conversation says otherwise; 0 is never.'),
  LIVE_REPLAY_LIMIT: whole
    .min(1)
    .default(10_000)
    .describe('Whoever comes back to a conversation after more changes than this loads it afresh instead of being told of each.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function messagesConfig(environment: Environment) {
  const settings = readSettings(messagesSettings, environment);
  return {
    host: settings.MESSAGES_HOST,
    port: settings.MESSAGES_PORT,
    logLevel: settings.LOG_LEVEL,
    passportKey: settings.MESSAGES_PASSPORT_KEY,
    audiencesBy: settings.AUDIENCES_BY,
    publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''),
    database: { url: settings.MESSAGES_DATABASE_URL, poolSize: settings.MESSAGES_DATABASE_CONNECTIONS },
    mongodb: settings.MONGODB_URL === undefined ? null : { url: settings.MONGODB_URL, poolSize: settings.MONGODB_CONNECTIONS },
    redis: { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    kafkaBrokers: settings.KAFKA_BROKERS,
    liveReplayLimit: settings.LIVE_REPLAY_LIMIT,
    users: { url: settings.USERS_URL.replace(/\/+$/, ''), key: settings.USERS_SERVICE_KEY },
    files: filesOf(settings),
    policy: {
      groupSmallest: settings.GROUP_SMALLEST,
      groupLargest: settings.GROUP_LARGEST,
      groupHistory: settings.GROUP_HISTORY,
      messagesPerMinute: settings.MESSAGES_PER_MINUTE,
      receiptsNameUpTo: settings.RECEIPTS_NAME_UP_TO,
      archiveAfterDays: settings.ARCHIVE_AFTER_DAYS === 0 ? null : settings.ARCHIVE_AFTER_DAYS,
    },
  };
}

function filesOf({ FILES_URL: url, FILES_SERVICE_KEY: key }: z.output<typeof messagesSettings>) {
  if (url === undefined) return null;
  if (key === undefined) throw new InvalidSettings(['FILES_SERVICE_KEY is not set, and FILES_URL is']);
  return { url: url.replace(/\/+$/, ''), key };
}

export type MessagesConfig = ReturnType<typeof messagesConfig>;

/** What the operator decides of how people talk here. */
export type Policy = MessagesConfig['policy'];
