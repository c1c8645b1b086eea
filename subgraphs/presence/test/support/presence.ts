import { randomUUID } from 'node:crypto';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import type { LiveError, LiveEvent, LiveQuestions, LiveResult, LiveVerb, Opened } from '@parley/kit/live/contract';
import { type Log, silentLog } from '@parley/kit/log';
import { createPassportSigner, createServiceSigner, passportKey, serviceKey, type Viewer } from '@parley/kit/passport';
import { stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { type Envelope, type TopicKind, topicName } from '@parley/kit/topics';
import type { EventName, Events, LoggedEvent } from '@parley/schema/events';
import type { Cluster, Redis } from 'ioredis';
import { inject } from 'vitest';
import { createPresence } from '../../src/app.ts';
import { presenceConfig } from '../../src/config.ts';
import { type Owners, startOwners } from './owners.ts';

export interface StartOptions {
  redisUrl?: string;
  settings?: Record<string, string>;
  log?: Log;
  /** Another node beside this one: the same people, the same Redis. */
  beside?: TestPresence;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

export interface QuestionAnswer {
  status: number;
  answers?: unknown[];
}

/** Those for whom an answer is shared, and the subgraph that has named them. */
interface Audience {
  name: string;
  by: string;
}

/** Who is shown on a passport: a viewer, an audience, by its name alone where we have named it ourselves, or nobody. */
type Shown = Viewer | Audience | string | null;

export interface TestPresence extends AsyncDisposable {
  owners: Owners;
  prefix: string;
  /** The settings that it runs by. */
  environment: Record<string, string>;
  redis: Redis | Cluster;
  /** Over HTTP, as the gateway asks. */
  graph(query: string, variables?: Record<string, unknown>, as?: Shown): Promise<Answer>;
  /** The same where nothing may go wrong. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask(query: string, variables?: Record<string, unknown>, as?: Shown): Promise<any>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Shown): Promise<string>;
  live<Verb extends LiveVerb>(verb: Verb, asked: LiveQuestions[Verb]['asks']): Promise<LiveQuestions[Verb]['answers']>;
  /** As another subgraph asks. */
  question(asker: string, name: string, keys: unknown): Promise<QuestionAnswer>;
  open(field: string, args: Record<string, unknown>, as: Shown): Promise<Opened | { error: LiveError }>;
  resolve(query: string, events: readonly Partial<LiveEvent>[], as: Shown): Promise<LiveResult[] | { error: LiveError }>;
  /** What it has written into its stream of the event log, oldest first. */
  written(): Promise<LoggedEvent[]>;
  /** All that is published on the topic from now on. */
  hear(kind: TopicKind, id: string): Promise<Envelope[]>;
  /** Another subgraph announces something. */
  announce<Name extends EventName>(stream: string, name: Name, payload: Events[Name], at?: Date): Promise<void>;
  /** Ends it as a crash would: what it holds in Redis stays as it is. */
  stop(): Promise<void>;
}

/** Somebody who is signed in. */
export const person = (given: Partial<Viewer> = {}): Viewer => ({
  id: newId(),
  roles: ['USER'],
  scopes: ['*'],
  sessionId: newId(),
  ...given,
});

/** The whole subgraph, with small stand-ins for the subgraphs that it asks. */
export async function startPresence({
  redisUrl,
  settings = {},
  log = silentLog(),
  beside,
}: StartOptions = {}): Promise<TestPresence> {
  const owners = beside?.owners ?? (await startOwners());
  const prefix = beside?.prefix ?? `presence-test-${randomUUID()}`;
  const url = redisUrl ?? inject('redisUrl');
  const environment: Record<string, string> = {
    PRESENCE_PORT: '0',
    PRESENCE_PASSPORT_KEY: passportKey('a secret of the gateway that is long enough', 'presence'),
    USERS_URL: owners.users.url,
    USERS_SERVICE_KEY: owners.users.key,
    MESSAGES_URL: owners.messages.url,
    MESSAGES_SERVICE_KEY: owners.messages.key,
    REDIS_URL: url,
    REDIS_PREFIX: prefix,
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const config = presenceConfig(environment);
  const presence = await createPresence(config, { log });
  const address = await presence.start();
  const connection = await connectRedis({ url, log: silentLog() });
  const heard = new Map<string, Envelope[]>();
  const subscriber = connection.subscriber({
    heard: (topic, message) => heard.get(topic)?.push(JSON.parse(message) as Envelope),
    onReconnected: () => undefined,
  });
  const eventLog = createRedisEventLog({ client: connection.client, prefix });
  const signPassport = createPassportSigner(config.passportKey);
  const sign = (as: Shown) => {
    const shown = typeof as === 'string' ? { name: as, by: 'presence' } : as;
    const isAudience = shown !== null && 'by' in shown;
    const named = isAudience ? { viewer: null, audience: shown } : { viewer: shown, audience: null };
    return signPassport({ ...named, client: null, requestId: randomUUID() });
  };
  const post = async (path: string, body: unknown, as: Shown) => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-parley-passport': sign(as) },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as object;
  };
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= stopInReverse([connection, presence]);
    return stopped;
  };
  let number = 0;

  const test: TestPresence = {
    owners,
    prefix,
    environment,
    redis: connection.client,
    graph: (query, variables = {}, as = null) => post('/graphql', { query, variables }, as),
    async ask(query, variables, as) {
      const { data, errors } = await test.graph(query, variables, as);
      if (errors !== undefined || data == null) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
      return data;
    },
    async refusal(query, variables, as) {
      const { data, errors } = await test.graph(query, variables, as);
      if (errors?.length !== 1) throw new Error(`The graph did not refuse once: ${JSON.stringify({ data, errors })}`);
      return String(errors[0]?.extensions.code);
    },
    live: async (verb, asked) => (await post(`/graphql/live/${verb}`, asked, null)) as never,
    async question(asker, name, keys) {
      const answer = await fetch(`${address}/internal/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-parley-passport': createServiceSigner(serviceKey(config.passportKey, asker), asker)(randomUUID()),
        },
        body: JSON.stringify({ keys }),
      });
      const { answers } = (await answer.json()) as { answers?: unknown[] };
      return { status: answer.status, ...(answers === undefined ? {} : { answers }) };
    },
    async open(field, args, as) {
      const { answers } = await test.live('open', { openings: [{ passport: sign(as), field, arguments: args }] });
      return answers[0] as Opened | { error: LiveError };
    },
    async resolve(query, events, as) {
      const whole = events.map((event) => ({ kind: 'event', topic: 'a topic', payload: {}, place: null, ...event }) as LiveEvent);
      const { answers } = await test.live('resolve', {
        resolutions: [{ passport: sign(as), query, variables: {}, events: whole }],
      });
      const [answer] = answers;
      if (answer === undefined) throw new Error('There is no answer');
      return 'error' in answer ? answer : answer.results;
    },
    async written() {
      const entries = await connection.client.xrange(`${prefix}:log:{presence}`, '-', '+');
      return entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as LoggedEvent);
    },
    async hear(kind, id) {
      const topic = topicName(prefix, kind, id);
      const envelopes: Envelope[] = [];
      heard.set(topic, envelopes);
      await subscriber.subscribe(topic);
      return envelopes;
    },
    async announce(stream, name, payload, at = new Date()) {
      const event = { id: newId(), name, key: newId(), at: at.toISOString(), payload } as LoggedEvent;
      await eventLog.append(stream, [{ number: ++number, event }]);
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      if (beside === undefined) await owners.stop();
    },
  };
  return test;
}

/** For what happens soon, also on a machine with much else to do. */
export const soon = { timeout: 10_000 };

export const HEARTBEAT = `mutation ($input: HeartbeatInput!) {
  heartbeat(input: $input) { presence { status shown chosen until } nextWithinSeconds idleAfterSeconds }
}`;
export const SET_STATUS = `mutation ($input: SetStatusInput!) {
  setStatus(input: $input) { presence { status shown chosen until } }
}`;
const PRESENCE_OF = `query ($people: [_Any!]!) {
  _entities(representations: $people) { ... on User { id presence { status lastSeenAt } } }
}`;

/** What most tests say and see. */
export function peopleOf({ ask, graph }: Pick<TestPresence, 'ask' | 'graph'>) {
  const asUsers = (people: readonly Viewer[]) => ({ people: people.map(({ id }) => ({ __typename: 'User', id })) });
  return {
    async beat(as: Viewer, state = 'ACTIVE', deviceId = 'phone', more: Record<string, unknown> = {}) {
      return (await ask(HEARTBEAT, { input: { deviceId, state, ...more } }, as)).heartbeat.presence;
    },
    async choose(as: Viewer, status: string, until: Date | null = null) {
      return (await ask(SET_STATUS, { input: { status, until } }, as)).setStatus.presence;
    },
    async own(as: Viewer) {
      return (await ask('{ ownPresence { status shown chosen until } }', {}, as)).ownPresence;
    },
    /** How the viewer sees each of the people; null for who may not be seen. */
    async seen(as: Viewer, ...people: Viewer[]): Promise<({ status: string; lastSeenAt: string | null } | null)[]> {
      const { _entities } = await ask(PRESENCE_OF, asUsers(people), as);
      return _entities.map(({ presence }: { presence: never }) => presence);
    },
    async status(as: Viewer, of: Viewer): Promise<string | null> {
      const { _entities } = await ask(PRESENCE_OF, asUsers([of]), as);
      return _entities[0].presence?.status ?? null;
    },
    look: (as: Shown, ...people: Viewer[]) => graph(PRESENCE_OF, asUsers(people), as),
  };
}
