import { randomUUID } from 'node:crypto';
import type { Environment } from '@parley/kit/config';
import { migrateDatabase } from '@parley/kit/database';
import { silentLog } from '@parley/kit/log';
import {
  createPassportSigner,
  createServiceSigner,
  type NamedAudience,
  passportKey,
  serviceKey,
  type Viewer,
} from '@parley/kit/passport';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import { exportJWK, generateKeyPair } from 'jose';
import { Client, type QueryResultRow } from 'pg';
import { inject } from 'vitest';
import { createUsers, type Users } from '../../src/app.ts';
import { type UsersConfig, usersConfig } from '../../src/config.ts';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';

const SECRET = 'a secret of the gateway that is long enough';

export interface Answer<Data = Record<string, never>> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface AskOptions {
  /** Who asks; nobody, when left out. */
  as?: Viewer | null;
  /** For whom a shared answer is made; then nobody asks. */
  audience?: NamedAudience;
  /** The address that the gateway saw. */
  address?: string;
  agent?: string;
}

export interface TestUsers extends AsyncDisposable {
  users: Users;
  /** The base URL of the subgraph's HTTP server. */
  url: string;
  config: UsersConfig;
  /** Looks into the database, or brings about what the graph has no words for. */
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** A passport as the gateway makes it. */
  passport(options?: AskOptions): string;
  /** A passport as another subgraph makes it. */
  servicePassport(asker: string): string;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, options?: AskOptions): Promise<Answer<Data>>;
}

/** The whole subgraph on a database of its own, with a Redis prefix of its own. `settings` stand in for the defaults. */
export async function startUsers(settings: Environment = {}): Promise<TestUsers> {
  const log = silentLog();
  const database = await freshDatabase('users', async (url) => {
    await migrateDatabase({ url, entities, migrations, log });
  });
  const config = usersConfig({
    USERS_PORT: '0',
    USERS_DATABASE_URL: database.url,
    USERS_PASSPORT_KEY: passportKey(SECRET, 'users'),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `users-test-${randomUUID()}`,
    PUBLIC_URL: 'https://chat.example',
    TOKEN_KEYS: JSON.stringify([await newTokenKey()]),
    REFRESH_SECRET: 'a secret for refresh tokens in tests',
    SECRETS_KEY: 'a key for sealed secrets, only in tests',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const users = await createUsers(config, { log });
  const url = await users.start();
  const sign = createPassportSigner(config.passportKey);

  const passport = ({ as = null, audience, address = '192.0.2.1', agent = 'Test' }: AskOptions = {}) =>
    sign({ viewer: as, audience, client: { address, agent }, requestId: randomUUID() });
  return {
    users,
    url,
    config,
    async sql(text, values) {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    passport,
    servicePassport: (asker) => createServiceSigner(serviceKey(config.passportKey, asker), asker)('test'),
    async graph(query, variables = {}, options = {}) {
      const result = await users.subgraph.execute({ query, variables, passport: passport(options), requestId: 'test' });
      return JSON.parse(JSON.stringify(result)) as Answer<never>;
    },
    async [Symbol.asyncDispose]() {
      await users.stop();
      await database[Symbol.asyncDispose]();
    },
  };
}

export async function newTokenKey(): Promise<object> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID() };
}
