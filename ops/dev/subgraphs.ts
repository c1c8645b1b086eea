import { createFiles } from '@parley/files/app';
import { filesConfig, filesSettings } from '@parley/files/config';
import { migrations as filesMigrations } from '@parley/files/migrations';
import { typeDefs as filesTypeDefs } from '@parley/files/schema';
import type { Environment } from '@parley/kit/config';
import { migrateDatabase } from '@parley/kit/database';
import type { Log } from '@parley/kit/log';
import { passportKey, serviceKey } from '@parley/kit/passport';
import type { Running } from '@parley/kit/process';
import type { Subgraph } from '@parley/kit/subgraph';
import { createMessages } from '@parley/messages/app';
import { messagesConfig } from '@parley/messages/config';
import { migrations as messagesMigrations } from '@parley/messages/migrations';
import { typeDefs as messagesTypeDefs } from '@parley/messages/schema';
import { createNotifications } from '@parley/notifications/app';
import { notificationsConfig } from '@parley/notifications/config';
import { migrations as notificationsMigrations } from '@parley/notifications/migrations';
import { typeDefs as notificationsTypeDefs } from '@parley/notifications/schema';
import { createPresence } from '@parley/presence/app';
import { presenceConfig } from '@parley/presence/config';
import { typeDefs as presenceTypeDefs } from '@parley/presence/schema';
import { createUsers } from '@parley/users/app';
import { usersConfig } from '@parley/users/config';
import { migrations as usersMigrations } from '@parley/users/migrations';
import { typeDefs as usersTypeDefs } from '@parley/users/schema';
import { DEMO_ADMIN } from './demo/people.ts';
import type { Secrets } from './secrets.ts';

/** What is given to every subgraph alike. */
export interface Surroundings {
  secrets: Secrets;
  databaseUrl: string;
  redisUrl: string;
  smtpUrl: string | undefined;
  publicUrl: string;
  demoData: boolean;
  /** Where files' contents lie. */
  filesFolder: string;
  /** Base URLs of the subgraphs that were started before this one, and of those that are known beforehand. */
  urls: ReadonlyMap<string, string>;
}

/** How the dev runner runs one subgraph: through the settings that its own process would read. */
export interface DevSubgraph {
  name: string;
  typeDefs(): string;
  settings(surroundings: Surroundings): Environment;
  /** For one that is asked by others which stand before it: the port that the operator wants for it, 0 for any. */
  portBeforehand?(given: Environment): number;
  /** Left out by a subgraph that keeps nothing in PostgreSQL. */
  migrate?(environment: Environment, log: Log): Promise<void>;
  create(environment: Environment, log: Log): Promise<Running & { subgraph: Subgraph; start(): Promise<string> }>;
}

const users: DevSubgraph = {
  name: 'users',
  typeDefs: usersTypeDefs,
  settings: ({ secrets, databaseUrl, redisUrl, publicUrl, demoData }) => ({
    USERS_DATABASE_URL: databaseUrl,
    USERS_PASSPORT_KEY: passportKey(secrets.passportSecret, 'users'),
    REDIS_URL: redisUrl,
    PUBLIC_URL: publicUrl,
    TOKEN_KEYS: JSON.stringify(secrets.tokenKeys),
    REFRESH_SECRET: secrets.refreshSecret,
    SECRETS_KEY: secrets.secretsKey,
    FIRST_ADMIN_EMAIL: demoData ? DEMO_ADMIN.email : undefined,
  }),
  async migrate(environment, log) {
    const { database } = usersConfig(environment);
    await migrateDatabase({ url: database.url, entities: [], migrations: usersMigrations, log });
  },
  create: (environment, log) => createUsers(usersConfig(environment), { log }),
};

const messages: DevSubgraph = {
  name: 'messages',
  typeDefs: messagesTypeDefs,
  settings: ({ secrets, databaseUrl, redisUrl, publicUrl, urls }) => ({
    MESSAGES_DATABASE_URL: databaseUrl,
    MESSAGES_PASSPORT_KEY: passportKey(secrets.passportSecret, 'messages'),
    USERS_URL: urls.get('users'),
    USERS_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'users'), 'messages'),
    FILES_URL: urls.get('files'),
    FILES_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'files'), 'messages'),
    REDIS_URL: redisUrl,
    PUBLIC_URL: publicUrl,
  }),
  async migrate(environment, log) {
    const { database } = messagesConfig(environment);
    await migrateDatabase({ url: database.url, entities: [], migrations: messagesMigrations, log });
  },
  create: (environment, log) => createMessages(messagesConfig(environment), { log }),
};

const files: DevSubgraph = {
  name: 'files',
  typeDefs: filesTypeDefs,
  settings: ({ secrets, databaseUrl, redisUrl, publicUrl, filesFolder, urls }) => ({
    FILES_DATABASE_URL: databaseUrl,
    FILES_PASSPORT_KEY: passportKey(secrets.passportSecret, 'files'),
    FILES_FOLDER: filesFolder,
    MESSAGES_URL: urls.get('messages'),
    MESSAGES_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'messages'), 'files'),
    REDIS_URL: redisUrl,
    PUBLIC_URL: publicUrl,
  }),
  portBeforehand: ({ FILES_PORT }) => filesSettings.shape.FILES_PORT.parse(FILES_PORT || undefined),
  async migrate(environment, log) {
    const { database } = filesConfig(environment);
    await migrateDatabase({ url: database.url, entities: [], migrations: filesMigrations, log });
  },
  create: (environment, log) => createFiles(filesConfig(environment), { log }),
};

const presence: DevSubgraph = {
  name: 'presence',
  typeDefs: presenceTypeDefs,
  settings: ({ secrets, redisUrl, urls }) => ({
    PRESENCE_PASSPORT_KEY: passportKey(secrets.passportSecret, 'presence'),
    USERS_URL: urls.get('users'),
    USERS_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'users'), 'presence'),
    MESSAGES_URL: urls.get('messages'),
    MESSAGES_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'messages'), 'presence'),
    REDIS_URL: redisUrl,
  }),
  create: (environment, log) => createPresence(presenceConfig(environment), { log }),
};

const notifications: DevSubgraph = {
  name: 'notifications',
  typeDefs: notificationsTypeDefs,
  settings: ({ secrets, databaseUrl, redisUrl, smtpUrl, publicUrl, urls }) => ({
    NOTIFICATIONS_DATABASE_URL: databaseUrl,
    NOTIFICATIONS_PASSPORT_KEY: passportKey(secrets.passportSecret, 'notifications'),
    USERS_URL: urls.get('users'),
    USERS_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'users'), 'notifications'),
    MESSAGES_URL: urls.get('messages'),
    MESSAGES_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'messages'), 'notifications'),
    PRESENCE_URL: urls.get('presence'),
    PRESENCE_SERVICE_KEY: serviceKey(passportKey(secrets.passportSecret, 'presence'), 'notifications'),
    VAPID_PUBLIC_KEY: secrets.vapidKeys.publicKey,
    VAPID_PRIVATE_KEY: secrets.vapidKeys.privateKey,
    VAPID_SUBJECT: 'mailto:operator@parley.example',
    SMTP_URL: smtpUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: publicUrl,
  }),
  async migrate(environment, log) {
    const { database } = notificationsConfig(environment);
    await migrateDatabase({ url: database.url, entities: [], migrations: notificationsMigrations, log });
  },
  create: (environment, log) => createNotifications(notificationsConfig(environment), { log }),
};

/** In the order of their start: a subgraph stands behind those that it asks, but that messages and files ask each other. */
export const devSubgraphs: readonly DevSubgraph[] = [users, messages, files, presence, notifications];
