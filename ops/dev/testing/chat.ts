import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@parley/kit/config';
import { silentLog } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import { importJWK, SignJWT } from 'jose';
import { inject } from 'vitest';
import type { SubgraphSource } from '../../schema/composition-rules.ts';
import { type Chat, composeChat } from '../compose.ts';
import type { Mail } from '../mailbox/mail.ts';
import { startMailbox } from '../mailbox/mailbox.ts';
import { passingSecrets, type Secrets } from '../secrets.ts';
import { devSubgraphs } from '../subgraphs.ts';
import { type FreshDatabase, freshDatabase } from './stores.ts';

export interface ChatOptions {
  /** Stand in for the defaults of the gateway and the subgraphs, as for `npm start`. */
  settings?: Environment;
  /** Where people would reach it: what links in mails begin with. */
  publicUrl?: string;
  /** Subgraphs that the test runs beside ours. */
  foreign?: readonly SubgraphSource[];
}

export interface Answer<Data> {
  status: number;
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}

export interface Person {
  id: string;
  name: string;
  email: string;
  password: string;
  /** Access token, good for some minutes. */
  token: string;
  refreshToken: string;
}

/** Somebody of whom only an access token knows: enough wherever no profile is asked for. */
export type Visitor = Pick<Person, 'id' | 'token'>;

export interface TestChat extends AsyncDisposable {
  /** The gateway's base URL. */
  url: string;
  /** Base URLs of the subgraphs themselves, by name. */
  subgraphUrls: Chat['urls'];
  /** Where a subgraph keeps what it knows, for a test that fills it or restores it. */
  databaseUrl(subgraph: string): string;
  /** What the names of topics begin with. */
  redisPrefix: string;
  recompose: Chat['recompose'];
  mailboxUrl: string;
  /** Asks over HTTP, as the person or as nobody. */
  graph<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { as?: Pick<Person, 'token'> },
  ): Promise<Answer<Data>>;
  /** A new person of this name, logged in. Without an address they get one of the name. */
  register(name: string, email?: string): Promise<Person>;
  visitor(id?: string, lifeSeconds?: number): Promise<Visitor>;
  /** What was mailed so far, newest first. */
  mails(to?: string): Promise<Mail[]>;
  /** The newest mail to the address whose subject or text matches, once it is there. */
  mailTo(to: string, matching: RegExp): Promise<Mail>;
}

/** The whole of Parley for one test: gateway and subgraphs on databases of their own, a Redis prefix and a mailbox. */
export async function startChat({
  settings = {},
  publicUrl = 'http://chat.example',
  foreign = [],
}: ChatOptions = {}): Promise<TestChat> {
  const started: Running[] = [];
  const stop = () => stopInReverse(started);
  try {
    const folder = await mkdtemp(join(tmpdir(), 'parley-chat-'));
    started.push({ stop: () => rm(folder, { recursive: true, force: true }) });
    const databases = new Map<string, FreshDatabase>();
    for (const { name } of devSubgraphs) {
      const database = await freshDatabase(name);
      databases.set(name, database);
      started.push({ stop: async () => database[Symbol.asyncDispose]() });
    }
    const mailbox = await startMailbox({ folder: join(folder, 'mails'), port: 0 });
    started.push(mailbox);
    const secrets = passingSecrets();
    const redisPrefix = `chat-${randomUUID()}`;
    const databaseUrl = (subgraph: string) => databases.get(subgraph)?.url ?? '';
    const chat = await composeChat({
      secrets,
      databaseUrl,
      redisUrl: inject('redisUrl'),
      smtpUrl: mailbox.smtpUrl,
      publicUrl,
      demoData: true,
      filesFolder: join(folder, 'files'),
      supergraphFile: join(folder, 'supergraph.graphql'),
      foreign,
      given: { ...freePorts(), REDIS_PREFIX: redisPrefix, ...settings },
      log: silentLog,
    });
    started.push(chat);
    return {
      ...clientOf(chat.gateway.url, mailbox.url),
      subgraphUrls: chat.urls,
      databaseUrl,
      redisPrefix,
      recompose: chat.recompose,
      visitor: async (id = randomUUID(), lifeSeconds = 600) => ({ id, token: await signToken(secrets, id, lifeSeconds) }),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ports that are free, for all that listens. */
export const freePorts = (): Environment =>
  Object.fromEntries(['gateway', ...devSubgraphs.map(({ name }) => name)].map((name) => [`${name.toUpperCase()}_PORT`, '0']));

const PASSWORD = 'correct-Horse-battery-42-staple';
const REGISTER = `mutation Register($input: RegisterInput!) {
  register(input: $input) { user { id name } tokens { accessToken refreshToken } }
}`;

/** As the users subgraph signs them. */
async function signToken({ tokenKeys }: Secrets, userId: string, lifeSeconds: number): Promise<string> {
  const [key] = tokenKeys as [Secrets['tokenKeys'][number]];
  return new SignJWT({ sid: randomUUID(), roles: ['USER'], scopes: ['*'], ver: 0 })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .setSubject(userId)
    .setIssuer('parley')
    .setAudience('parley')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifeSeconds)
    .sign(await importJWK(key, 'EdDSA'));
}

type Asked = Pick<TestChat, 'url' | 'mailboxUrl' | 'graph' | 'register' | 'mails' | 'mailTo'>;

function clientOf(url: string, mailboxUrl: string): Asked {
  const graph: TestChat['graph'] = async (query, variables = {}, { as } = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${as.token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const mails = async (to?: string) => {
    const answer = await fetch(`${mailboxUrl}/mails${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`);
    return ((await answer.json()) as { mails: Mail[] }).mails;
  };
  return {
    url,
    mailboxUrl,
    graph,
    mails,
    async register(name, email = `${name.toLowerCase()}@demo.example`) {
      const input = { name, email, password: PASSWORD };
      const { data, errors } = await graph<Registered>(REGISTER, { input });
      if (data == null) throw new Error(`${name} could not be registered: ${JSON.stringify(errors)}`);
      const { user, tokens } = data.register;
      return { ...user, email, password: PASSWORD, token: tokens.accessToken, refreshToken: tokens.refreshToken };
    },
    async mailTo(to, matching) {
      for (;;) {
        const found = (await mails(to)).find(({ subject, text }) => matching.test(subject) || matching.test(text));
        if (found !== undefined) return found;
        await pause(50);
      }
    },
  };
}

interface Registered {
  register: { user: { id: string; name: string }; tokens: { accessToken: string; refreshToken: string } };
}
