import { randomUUID } from 'node:crypto';
import { migrateDatabase } from '@parley/kit/database';
import type { EventLog } from '@parley/kit/event-log/event-log';
import { openEventLog } from '@parley/kit/event-log/open-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { passportKey } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import type { EventName, Events, LoggedEvent } from '@parley/schema/events';
import { Client } from 'pg';
import { inject } from 'vitest';
import { notificationsConfig } from '../../src/config.ts';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';
import { type Owners, startOwners } from './owners.ts';

/** What the subgraph needs around it: stores, owners whose answers the test makes up, and an event log that the test writes. */
export interface Surroundings extends AsyncDisposable {
  owners: Owners;
  environment: Record<string, string>;
  /** The log that the subgraph consumes. */
  eventLog: EventLog;
  /** Tells what the owner of the stream would tell. */
  announce<Name extends EventName>(stream: string, name: Name, payload: Events[Name]): Promise<LoggedEvent>;
  /** What was announced comes once more, as it does after a failure. */
  announceAgain(stream: string, ...events: LoggedEvent[]): Promise<void>;
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface SurroundingsOptions {
  settings?: Record<string, string>;
}

const SECRET = 'a secret of the gateway that is long enough';
export const PUBLIC_URL = 'https://chat.example';

export function event<Name extends EventName>(name: Name, payload: Events[Name]): LoggedEvent {
  return { id: newId(), name, key: 'test', at: new Date().toISOString(), payload } as LoggedEvent;
}

export async function prepareSurroundings({ settings = {} }: SurroundingsOptions = {}): Promise<Surroundings> {
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
    SMTP_URL: 'smtp://127.0.0.1:9', // where nobody listens: mails wait, unless the test says otherwise
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const config = notificationsConfig(environment);
  const { url, prefix } = config.redis;
  const redis = keep(await connectRedis({ url, log: silentLog() }));
  const eventLog = keep(openEventLog({ brokers: config.kafkaBrokers, client: redis.client, prefix }));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  started.push({ stop: () => client.end() });

  let number = 0;
  const append = async (stream: string, ...events: LoggedEvent[]) => {
    const entries = events.map((event) => ({ number: ++number, event }));
    await eventLog.append(stream, entries);
  };
  return {
    owners,
    environment,
    eventLog,
    async announce(stream, name, payload) {
      const announced = event(name, payload);
      await append(stream, announced);
      return announced;
    },
    announceAgain: append,
    sql: async (text, values = []) => (await client.query(text, [...values])).rows,
    [Symbol.asyncDispose]: () => stopInReverse(started),
  };
}
