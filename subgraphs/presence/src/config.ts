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

const seconds = z.coerce.number().min(0.1).max(3600);

/** Addresses of servers for calls, each of this kind. */
const serversOf = (kind: 'stun' | 'turn', example: string) =>
  listSetting.refine((urls) => urls.every((url) => new RegExp(`^${kind}s?:[^\\s/?#]+(\\?transport=(udp|tcp))?$`).test(url)), {
    error: `each address is one such as ${example}`,
  });

/** Everything that the presence subgraph can be told from outside. */
export const presenceSettings = z.object({
  PRESENCE_HOST: z.string().default('127.0.0.1').describe('The address that the presence subgraph listens on.'),
  PRESENCE_PORT: portSetting.default(4005).describe('The port that the presence subgraph listens on; 0 takes a free one.'),
  PRESENCE_PASSPORT_KEY: secretSetting.describe(
    "The presence subgraph's own passport key, derived from the gateway's PASSPORT_SECRET.",
  ),
  AUDIENCES_BY: listSetting
    .default(['messages', 'presence'])
    .describe('The subgraphs, parted by commas, that are believed when they say who may hear a live topic.'),
  USERS_URL: urlSetting.describe('Where the users subgraph answers: it knows who is in contact and who has blocked whom.'),
  USERS_SERVICE_KEY: secretSetting.describe(
    "The key with which the presence subgraph asks the users subgraph, derived from the latter's passport key.",
  ),
  MESSAGES_URL: urlSetting.describe('Where the messages subgraph answers: it knows who is in which conversation.'),
  MESSAGES_SERVICE_KEY: secretSetting.describe(
    "The key with which the presence subgraph asks the messages subgraph, derived from the latter's passport key.",
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
  PRESENCE_HEARTBEAT_SECONDS: seconds.default(25).describe('How often devices are told to give a sign.'),
  PRESENCE_GONE_AFTER_SECONDS: seconds
    .default(70)
    .describe('A device that has given no sign for so long is gone. More than two heartbeats, so that one may be lost.'),
  PRESENCE_IDLE_AFTER_SECONDS: seconds
    .default(300)
    .describe('Devices are told to count as idle when their person has done nothing for so long: automatic away.'),
  TYPING_SECONDS: seconds.default(6).describe('Who has not typed on for so long is typing no more.'),
  RING_SECONDS: seconds.default(30).describe('A call that rings is told to devices that come within so long.'),
  STUN_URLS: serversOf('stun', 'stun:stun.example.org:3478')
    .default([])
    .describe(
      'STUN servers, parted by commas, which tell devices how others reach them. Without any, calls work within one network.',
    ),
  TURN_URLS: serversOf('turn', 'turn:turn.example.org:3478?transport=udp')
    .default([])
    .describe('TURN servers, parted by commas, which carry calls where devices cannot reach each other.'),
  // Whoever may call holds names with their HMACs, and can guess at a short secret without asking anybody.
  TURN_SECRET: secretSetting
    .optional()
    .describe("The TURN servers' shared secret (coturn: static-auth-secret), from which credentials for a while are made."),
  TURN_LIFETIME_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(604_800)
    .default(21_600)
    .describe('How long such credentials can be used.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function presenceConfig(environment: Environment) {
  const settings = readSettings(presenceSettings, environment);
  return {
    host: settings.PRESENCE_HOST,
    port: settings.PRESENCE_PORT,
    logLevel: settings.LOG_LEVEL,
    passportKey: settings.PRESENCE_PASSPORT_KEY,
    audiencesBy: settings.AUDIENCES_BY,
    users: { url: settings.USERS_URL.replace(/\/+$/, ''), key: settings.USERS_SERVICE_KEY },
    messages: { url: settings.MESSAGES_URL.replace(/\/+$/, ''), key: settings.MESSAGES_SERVICE_KEY },
    redis: { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    kafkaBrokers: settings.KAFKA_BROKERS,
    ice: { stunUrls: settings.STUN_URLS, turn: turnOf(settings) },
    times: {
      heartbeatMs: settings.PRESENCE_HEARTBEAT_SECONDS * 1000,
      goneAfterMs: settings.PRESENCE_GONE_AFTER_SECONDS * 1000,
      idleAfterMs: settings.PRESENCE_IDLE_AFTER_SECONDS * 1000,
      typingMs: settings.TYPING_SECONDS * 1000,
      ringMs: settings.RING_SECONDS * 1000,
    },
  };
}

function turnOf({ TURN_URLS: urls, TURN_SECRET: secret, TURN_LIFETIME_SECONDS: lifetime }: z.output<typeof presenceSettings>) {
  if (urls.length === 0) return null;
  if (secret === undefined) throw new InvalidSettings(['TURN_SECRET is not set, and TURN_URLS is']);
  return { urls, secret, lifetimeMs: lifetime * 1000 };
}

export type PresenceConfig = ReturnType<typeof presenceConfig>;

/** How long things last here. */
export type Times = PresenceConfig['times'];
