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

/** As a browser names it: one that is written otherwise would never fit. */
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

const days = z.coerce.number().positive();

const tokenKey = z.object({
  kid: z.string().min(1),
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});
const tokenKeys = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(tokenKey).min(1));

/** Everything that the users subgraph can be told from outside. */
export const usersSettings = z.object({
  USERS_HOST: z.string().default('127.0.0.1').describe('The address that the users subgraph listens on.'),
  USERS_PORT: portSetting.default(4001).describe('The port that the users subgraph listens on; 0 takes a free one.'),
  USERS_DATABASE_URL: urlSetting.describe('The PostgreSQL database of the users subgraph.'),
  USERS_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).default(10).describe('At most so many connections to PostgreSQL.'),
  USERS_PASSPORT_KEY: secretSetting.describe(
    "The users subgraph's own passport key, derived from the gateway's PASSPORT_SECRET.",
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
  PUBLIC_URL: urlSetting.describe(
    'Where people reach the web app: links in mails begin with it, and cookies are Secure when it is https.',
  ),
  ALLOWED_ORIGINS: listSetting
    .refine((origins) => origins.every(isOrigin), 'must be origins such as https://chat.example, with nothing behind the host')
    .default([])
    .describe('Further origins, parted by commas, whose pages may log in by cookie. The one of PUBLIC_URL always may.'),
  TOKEN_KEYS: tokenKeys.describe(
    'Private Ed25519 keys as a JSON array of JWKs, each with a kid. The first signs, all are published.',
  ),
  TOKEN_ISSUER: z.string().min(1).default('parley').describe('The issuer that access tokens name.'),
  TOKEN_AUDIENCE: z.string().min(1).default('parley').describe('The audience that access tokens name.'),
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(30).max(3600).default(600).describe('How long an access token is good for.'),
  REFRESH_SECRET: secretSetting.describe('The secret behind refresh tokens. Another one ends every session.'),
  SESSION_IDLE_DAYS: days.default(30).describe('A session ends when it was not used for so many days.'),
  SESSION_LONGEST_DAYS: days.default(180).describe('A session ends after so many days in any case.'),
  SECRETS_KEY: secretSetting.describe(
    'The key under which second-factor secrets lie in the database, and from which the secrets of mailed links follow.',
  ),
  SECRETS_KEYS_FORMER: listSetting
    .default([])
    .describe('Keys that SECRETS_KEY replaced, parted by commas, as long as something lies under them.'),
  FIRST_ADMIN_EMAIL: z.email().optional().describe('The account with this address becomes ADMIN when its address is verified.'),
  EXTERNAL_PROFILE_URL: urlSetting
    .refine((url) => url.includes('{id}'), 'must contain {id}')
    .optional()
    .describe(
      "Where another system tells as JSON what it knows of a person; {id} stands for the person's id. None when it is not set.",
    ),
  EXTERNAL_PROFILE_TOKEN: z.string().optional().describe('Shown to that system as a bearer token.'),
  EXTERNAL_PROFILE_HOOK_SECRET: secretSetting
    .optional()
    .describe(
      'What that system shows to say that a profile has changed, at /hooks/external-profile. Nobody can when it is not set.',
    ),
  EXTERNAL_PROFILE_TIMEOUT_MS: z.coerce.number().int().min(1).default(5000).describe('How long an external profile may take.'),
  EXTERNAL_PROFILE_FRESH_SECONDS: z.coerce
    .number()
    .min(0)
    .default(600)
    .describe('An external profile is asked for anew after so long.'),
  EXTERNAL_PROFILE_KEPT_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(86_400)
    .describe('For so long an external profile is shown while its system is away.'),
  EXTERNAL_PROFILE_FAILURES: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .describe('After so many failures in a row that system is left alone.'),
  EXTERNAL_PROFILE_PAUSE_MS: z.coerce.number().int().min(0).default(30_000).describe('For so long that system is left alone.'),
  LOG_LEVEL: logLevelSetting.default('info').describe('What is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export function usersConfig(environment: Environment) {
  const settings = readSettings(usersSettings, environment);
  const publicUrl = settings.PUBLIC_URL.replace(/\/+$/, '');
  return {
    host: settings.USERS_HOST,
    port: settings.USERS_PORT,
    logLevel: settings.LOG_LEVEL,
    passportKey: settings.USERS_PASSPORT_KEY,
    publicUrl,
    allowedOrigins: [new URL(publicUrl).origin, ...settings.ALLOWED_ORIGINS],
    firstAdminEmail: settings.FIRST_ADMIN_EMAIL ?? null,
    database: { url: settings.USERS_DATABASE_URL, poolSize: settings.USERS_DATABASE_CONNECTIONS },
    redis: { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    kafkaBrokers: settings.KAFKA_BROKERS,
    tokens: {
      keys: settings.TOKEN_KEYS,
      issuer: settings.TOKEN_ISSUER,
      audience: settings.TOKEN_AUDIENCE,
      lifetimeSeconds: settings.ACCESS_TOKEN_SECONDS,
    },
    sessions: {
      refreshSecret: settings.REFRESH_SECRET,
      idleDays: settings.SESSION_IDLE_DAYS,
      longestDays: settings.SESSION_LONGEST_DAYS,
    },
    secrets: { key: settings.SECRETS_KEY, formerKeys: settings.SECRETS_KEYS_FORMER },
    externalProfile: {
      url: settings.EXTERNAL_PROFILE_URL ?? null,
      token: settings.EXTERNAL_PROFILE_TOKEN ?? null,
      hookSecret: settings.EXTERNAL_PROFILE_HOOK_SECRET ?? null,
      timeoutMs: settings.EXTERNAL_PROFILE_TIMEOUT_MS,
      freshSeconds: settings.EXTERNAL_PROFILE_FRESH_SECONDS,
      keepSeconds: settings.EXTERNAL_PROFILE_KEPT_SECONDS,
      breaker: { failures: settings.EXTERNAL_PROFILE_FAILURES, pauseMs: settings.EXTERNAL_PROFILE_PAUSE_MS },
    },
  };
}

export type UsersConfig = ReturnType<typeof usersConfig>;
