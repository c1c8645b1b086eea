import { randomUUID } from 'node:crypto';
import { migrateDatabase } from '@parley/kit/database';
import type { EventLog } from '@parley/kit/event-log/event-log';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { createPassportSigner, passportKey, type Viewer } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import type { EventName, Events, LoggedEvent } from '@parley/schema/events';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createNotifications, type Notifications } from '../../src/app.ts';
import { notificationsConfig } from '../../src/config.ts';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';
import { type Owners, startOwners } from './owners.ts';

export type Onlooker = Viewer | { audience: string } | null;

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestNotifications extends AsyncDisposable {
  notifications: Notifications;
  url: string;
  owners: Owners;
  environment: Record<string, string>;
  /** The log that the subgraph consumes. */
  eventLog: EventLog;
  /** The graph as somebody sees it who comes by the gateway. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Answer<Data>>;
  /** The same where nothing may go wrong: the data, or a failure that tells the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Data>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<string>;
  /** Tells what the owner of the stream would tell. */
  announce<Name extends EventName>(stream: string, name: Name, payload: Events[Name]): Promise<LoggedEvent>;
  /** What was announced comes once more, as it does after a failure. */
  announceAgain(stream: string, event: LoggedEvent): Promise<void>;
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface StartOptions {
  settings?: Record<string, string>;
}

const SECRET = 'a secret of the gateway that is long enough';
export const PUBLIC_URL = 'https://chat.example';

export function person(given: Partial<Viewer> = {}): Viewer {
  return { id: newId(), roles: ['USER'], scopes: ['*'], sessionId: newId(), ...given };
}

/** The whole subgraph in this process, on a migrated database of its own, among owners whose answers the test makes up. */
export async function startNotifications({ settings = {} }: StartOptions = {}): Promise<TestNotifications> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  const database = await freshDatabase('notifications', async (url) => {
    await migrateDatabase({ url, entities, migrations, log: silentLog() });
  });
  started.push({ stop: async () => database[Symbol.asyncDispose]() });
  const owners = keep(await startOwners());
  const environment: Record<string, string> = {
    NOTIFICATIONS_PORT: '0',
    NOTIFICATIONS_DATABASE_URL: database.url,
    NOTIFICATIONS_PASSPORT_KEY: passportKey(SECRET, 'notifications'),
    USERS_URL: owners.users.url,
    USERS_SERVICE_KEY: owners.users.key,
    MESSAGES_URL: owners.messages.url,
    MESSAGES_SERVICE_KEY: owners.messages.key,
    PRESENCE_URL: owners.presence.url,
    PRESENCE_SERVICE_KEY: owners.presence.key,
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `notifications-test-${randomUUID()}`,
    PUBLIC_URL,
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const config = notificationsConfig(environment);
  const notifications = keep(await createNotifications(config, { log: silentLog() }));
  const url = await notifications.start();
  const redis = keep(await connectRedis({ url: config.redis.url, log: silentLog() }));
  const { prefix } = config.redis;
  const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client: redis.client, prefix }));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  started.push({ stop: () => client.end() });

  const sign = createPassportSigner(config.passportKey);
  const passportOf = (as: Onlooker) => {
    const audience = as !== null && 'audience' in as ? { name: as.audience, by: 'notifications' } : null;
    const viewer = as !== null && 'id' in as ? as : null;
    return sign({ viewer, audience, client: { address: '192.0.2.1', agent: 'Test' }, requestId: randomUUID() });
  };
  const graph: TestNotifications['graph'] = async (query, variables = {}, as = null) => {
    const operation = { query, variables, passport: passportOf(as), requestId: 'test' };
    return JSON.parse(JSON.stringify(await notifications.subgraph.execute(operation)));
  };
  let number = 0;
  const append = async (stream: string, event: LoggedEvent) => {
    number += 1;
    await eventLog.append(stream, [{ number, event }]);
  };
  return {
    notifications,
    url,
    owners,
    environment,
    eventLog,
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
    async announce(stream, name, payload) {
      const event = { id: newId(), name, key: 'test', at: new Date().toISOString(), payload } as LoggedEvent;
      await append(stream, event);
      return event;
    },
    announceAgain: append,
    sql: async (text, values = []) => (await client.query(text, [...values])).rows,
    [Symbol.asyncDispose]: () => stopInReverse(started),
  };
}
