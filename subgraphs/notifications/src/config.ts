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
import { readSender } from './mail/sender.ts';
import { fcmCredentials } from './push/fcm-credentials.ts';
import { isPushHost } from './push/push-hosts.ts';
import { isKeyPair, type VapidDetails } from './push/vapid.ts';

const whole = z.coerce.number().int();
const perSecond = whole.min(1).max(100_000);
const senderSetting = z.string().transform((text, context) => {
  const sender = readSender(text);
  if (sender !== null) return sender;
  context.addIssue({ code: 'custom', message: 'must be one address, such as Chat <chat@chat.example>' });
  return z.NEVER;
});
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
  NOTIFICATIONS_PUBLIC_URL: urlSetting
    .optional()
    .describe('Where people reach the gateway, which links that stop mails begin with; without it PUBLIC_URL.'),
  SMTP_URL: urlSetting.describe('The server that mails are sent by, such as smtps://user:password@mail.example:465.'),
  MAIL_FROM: senderSetting
    .prefault('Parley <parley@localhost>')
    .describe('The sender of mails, such as Chat <chat@chat.example>.'),
  EMAIL_DELAY_SECONDS: whole
    .min(0)
    .max(86_400)
    .default(300)
    .describe('So long a notification waits before it is mailed, and is not when it was read meanwhile.'),
  MAIL_PER_SECOND: perSecond.default(20).describe('So many mails a second are handed to the mail server, by all nodes together.'),
  PUSH_PER_SECOND: perSecond
    .default(200)
    .describe('So many pushes a second are sent each by web push and by FCM, by all nodes together.'),
  VAPID_PUBLIC_KEY: z
    .string()
    .optional()
    .describe('The public VAPID key for web push, in base64url. Without VAPID_* there is no web push.'),
  VAPID_PRIVATE_KEY: z.string().optional().describe('The private VAPID key that belongs to it.'),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:.+@.+|https:\/\/.+)$/, 'must begin with mailto: or https:')
    .optional()
    .describe('Where those who run push services reach who runs this: mailto:somebody@example.org or https:.'),
  PUSH_HOSTS: listSetting
    .pipe(z.array(z.string().refine(isPushHost, 'must be a host, *. and the end of hosts, or an origin')))
    .default(['fcm.googleapis.com', '*.push.services.mozilla.com', '*.notify.windows.com', '*.push.apple.com'])
    .describe(
      'Where web push may be sent to, parted by commas: hosts, `*.` and the end of hosts, or an origin such as https://push.example:8443.',
    ),
  FCM_CREDENTIALS: z
    .string()
    .transform(parseJson)
    .pipe(fcmCredentials)
    .optional()
    .describe('The key of a service account for Firebase Cloud Messaging, as JSON. Without it there is no FCM.'),
  FCM_URL: urlSetting.default('https://fcm.googleapis.com').describe('Where Firebase Cloud Messaging answers.'),
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
    gatewayUrl: withoutSlash(settings.NOTIFICATIONS_PUBLIC_URL ?? settings.PUBLIC_URL),
    mail: { smtpUrl: settings.SMTP_URL, sender: settings.MAIL_FROM, delayMs: settings.EMAIL_DELAY_SECONDS * 1000 },
    rates: { mail: settings.MAIL_PER_SECOND, push: settings.PUSH_PER_SECOND },
    push: {
      vapid: vapidOf(settings),
      hosts: settings.PUSH_HOSTS,
      fcm:
        settings.FCM_CREDENTIALS === undefined
          ? null
          : { credentials: settings.FCM_CREDENTIALS, url: withoutSlash(settings.FCM_URL) },
    },
    keep: { days: settings.NOTIFICATIONS_KEEP_DAYS, unreadDays: settings.NOTIFICATIONS_KEEP_UNREAD_DAYS },
  } as const;
}

function vapidOf(settings: z.output<typeof notificationsSettings>): VapidDetails | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = settings;
  if (publicKey === undefined && privateKey === undefined) return null;
  const missing = Object.entries({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject }).filter(
    ([, value]) => value === undefined,
  );
  if (publicKey === undefined || privateKey === undefined || subject === undefined) {
    throw new InvalidSettings(missing.map(([name]) => `${name} is not set, and another key of VAPID_* is`));
  }
  if (!isKeyPair({ publicKey, privateKey })) {
    throw new InvalidSettings(['VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY']);
  }
  return { subject, publicKey, privateKey };
}

/** Undefined for what is none: whatever is expected then is missing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

export type NotificationsConfig = ReturnType<typeof notificationsConfig>;
