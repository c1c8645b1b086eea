import { randomUUID } from 'node:crypto';
import { migrateDatabase } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { createPassportSigner, passportKey, type Viewer } from '@parley/kit/passport';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import { inject } from 'vitest';
import { createMessages, type Messages } from '../../src/app.ts';
import { messagesConfig } from '../../src/config.ts';
import { migrations } from '../../src/migrations.ts';
import { entities } from '../../src/store/postgres/entities.ts';
import { dropMongoDatabase, freshMongoUrl } from './mongo-nodes.ts';
import { startPeople, type TestPeople } from './people.ts';

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestMessages extends AsyncDisposable {
  messages: Messages;
  people: TestPeople;
  databaseUrl: string;
  /** The settings that it runs by. */
  environment: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<Answer<Data>>;
  /** The same where nothing may go wrong: the data, or a failure that tells the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask<Data = any>(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<Data>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Viewer | null): Promise<string>;
}

export interface StartOptions {
  settings?: Record<string, string>;
  /** Stands between the subgraph and its database. */
  databaseThrough?(url: string): Promise<string>;
}

let mongodbUrl: string | null = null;

/** Every subgraph that is started from now on keeps its conversations in a MongoDB, in a database of its own. */
export function keepConversationsInMongodb(url: string): void {
  mongodbUrl = url;
}

/** Somebody who is signed in. */
export function person(given: Partial<Viewer> = {}): Viewer {
  return { id: newId(), roles: ['USER'], scopes: ['*'], sessionId: newId(), ...given };
}

/** The whole subgraph on a database of its own, with a Redis prefix of its own. `settings` stand in for the defaults. */
export async function startMessages({ settings = {}, databaseThrough }: StartOptions = {}): Promise<TestMessages> {
  const log = silentLog();
  const database = await freshDatabase('messages');
  const people = await startPeople();
  await migrateDatabase({ url: database.url, entities, migrations, log });
  const environment: Record<string, string> = {
    MESSAGES_PORT: '0',
    MESSAGES_DATABASE_URL: (await databaseThrough?.(database.url)) ?? database.url,
    MESSAGES_PASSPORT_KEY: passportKey('a secret of the gateway that is long enough', 'messages'),
    USERS_URL: people.url,
    USERS_SERVICE_KEY: people.key,
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `messages-test-${randomUUID()}`,
    PUBLIC_URL: 'https://chat.example',
    LOG_LEVEL: 'silent',
    ...(mongodbUrl === null ? {} : { MONGODB_URL: freshMongoUrl(mongodbUrl) }),
    ...settings,
  };
  const config = messagesConfig(environment);
  const messages = await createMessages(config, { log });
  const sign = createPassportSigner(config.passportKey);

  const graph: TestMessages['graph'] = async (query, variables = {}, as = null) => {
    const passport = sign({ viewer: as, client: { address: '192.0.2.1', agent: 'Test' }, requestId: randomUUID() });
    const result = await messages.subgraph.execute({ query, variables, passport, requestId: 'test' });
    return JSON.parse(JSON.stringify(result)) as Answer<never>;
  };
  return {
    messages,
    people,
    databaseUrl: database.url,
    environment,
    graph,
    async ask(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors !== undefined || data == null) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
      return data as never;
    },
    async refusal(query, variables, as) {
      const { data, errors } = await graph(query, variables, as);
      if (errors?.length !== 1) throw new Error(`The graph did not refuse once: ${JSON.stringify({ data, errors })}`);
      return String(errors[0]?.extensions['code']);
    },
    async [Symbol.asyncDispose]() {
      await messages.stop();
      await people.stop();
      if (environment['MONGODB_URL'] !== undefined) await dropMongoDatabase(environment['MONGODB_URL']);
      await database[Symbol.asyncDispose]();
    },
  };
}
