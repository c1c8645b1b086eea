import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@parley/kit/database';
import { createRedisEventLog } from '@parley/kit/event-log/redis-event-log';
import { newId } from '@parley/kit/id';
import { silentLog } from '@parley/kit/log';
import { createPassportSigner, createServiceSigner, passportKey, serviceKey, type Viewer } from '@parley/kit/passport';
import { type Running, stopInReverse } from '@parley/kit/process';
import { connectRedis } from '@parley/kit/redis';
import { freshDatabase } from '@parley/ops/dev/testing/stores';
import type { EventName, Events, LoggedEvent } from '@parley/schema/events';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createFiles, type Files } from '../../src/app.ts';
import { filesConfig } from '../../src/config.ts';
import { entities } from '../../src/entities.ts';
import { migrations } from '../../src/migrations.ts';
import { startConversations, type TestConversations } from './conversations.ts';
import { filesBelow } from './files-below.ts';
import { freshBucket } from './s3.ts';

export type Onlooker = Viewer | { audience: string; by?: string } | null;

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestFiles extends AsyncDisposable {
  files: Files;
  url: string;
  conversations: TestConversations;
  environment: Record<string, string>;
  /** The graph as somebody sees it who comes by the gateway. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  graph<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Answer<Data>>;
  /** The same where nothing may go wrong: the data, or a failure that tells the errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask<Data = any>(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<Data>;
  /** The code of the one error that the operation must end with. */
  refusal(query: string, variables?: Record<string, unknown>, as?: Onlooker): Promise<string>;
  /** Sends files in one multipart request, with the fields of the results. */
  send(as: Viewer, ...files: readonly (readonly [name: string, content: Buffer])[]): Promise<Answer<Uploaded>>;
  /** The same for one that must be taken: its id. */
  upload(as: Viewer, name: string, content: Buffer): Promise<string>;
  /** As another subgraph asks. */
  question(name: string, keys: unknown): Promise<{ status: number; answers: unknown }>;
  /** Tells what the owner of the stream would tell. */
  announce<Name extends EventName>(stream: string, name: Name, payload: Events[Name]): Promise<void>;
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** All rows and contents that there are, temporary ones too. */
  kept(): Promise<{ rows: number; contents: number }>;
  /** What a link of ours leads to. */
  follow(url: string, options?: RequestInit): Promise<Response>;
}

export interface Uploaded {
  upload: { results: { file: { id: string; type: string; status: string } | null }[] } | null;
}

export interface StartOptions {
  settings?: Record<string, string>;
  /** `s3-sends`: browsers reach the server themselves. */
  store?: 'disk' | 's3' | 's3-sends';
}

const SECRET = 'a secret of the gateway that is long enough';
export const PUBLIC_URL = 'https://chat.example';

export function person(given: Partial<Viewer> = {}): Viewer {
  return { id: newId(), roles: ['USER'], scopes: ['*'], sessionId: newId(), ...given };
}

/** The whole subgraph in this process, on a migrated database of its own, with conversations that the test makes up. */
export async function startFiles({ settings = {}, store = 'disk' }: StartOptions = {}): Promise<TestFiles> {
  const started: Running[] = [];
  const keep = <Part extends Running>(part: Part): Part => {
    started.push(part);
    return part;
  };
  const database = await freshDatabase('files');
  started.push({ stop: async () => database[Symbol.asyncDispose]() });
  await migrateDatabase({ url: database.url, entities, migrations, log: silentLog() });
  const folder = await mkdtemp(join(tmpdir(), 'parley-files-'));
  started.push({ stop: () => rm(folder, { recursive: true, force: true }) });
  const conversations = keep(await startConversations());
  const prefix = `files-test-${randomUUID()}`;
  const environment: Record<string, string> = {
    FILES_PORT: '0',
    FILES_DATABASE_URL: database.url,
    FILES_PASSPORT_KEY: passportKey(SECRET, 'files'),
    FILES_FOLDER: folder,
    MESSAGES_URL: conversations.url,
    MESSAGES_SERVICE_KEY: conversations.key,
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: prefix,
    PUBLIC_URL,
    LOG_LEVEL: 'silent',
    ...(store === 'disk' ? {} : await bucketSettings(started, store === 's3-sends')),
    ...settings,
  };
  const config = filesConfig(environment);
  const files = keep(await createFiles(config, { log: silentLog() }));
  const url = await files.start();
  const redis = keep(await connectRedis({ url: inject('redisUrl'), log: silentLog() }));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  started.push({ stop: () => client.end() });

  const sign = createPassportSigner(config.passportKey);
  const passportOf = (as: Onlooker) => {
    const audience = as !== null && 'audience' in as ? { name: as.audience, by: as.by ?? 'messages' } : null;
    const viewer = as !== null && 'id' in as ? as : null;
    return sign({ viewer, audience, client: { address: '192.0.2.1', agent: 'Test' }, requestId: randomUUID() });
  };
  const graph: TestFiles['graph'] = async (query, variables = {}, as = null) =>
    JSON.parse(JSON.stringify(await files.subgraph.execute({ query, variables, passport: passportOf(as), requestId: 'test' })));
  const send: TestFiles['send'] = async (as, ...given) => {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: UPLOAD, variables: { input: { files: given.map(() => null) } } }));
    form.set('map', JSON.stringify(Object.fromEntries(given.map((_, index) => [index, [`variables.input.files.${index}`]]))));
    for (const [index, [name, content]] of given.entries()) form.set(String(index), new Blob([new Uint8Array(content)]), name);
    const headers = { 'x-parley-passport': passportOf(as) };
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
    return (await answer.json()) as Answer<Uploaded>;
  };
  const sql: TestFiles['sql'] = async (text, values = []) => (await client.query(text, [...values])).rows;
  let number = 0;
  return {
    files,
    url,
    conversations,
    environment,
    graph,
    send,
    sql,
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
    async upload(as, name, content) {
      const { data, errors } = await send(as, [name, content]);
      const id = data?.upload?.results[0]?.file?.id;
      if (id === undefined) throw new Error(`The file was not taken: ${JSON.stringify(errors)}`);
      return id;
    },
    async question(name, keys) {
      const shown = createServiceSigner(serviceKey(config.passportKey, 'messages'), 'messages')(randomUUID());
      const answer = await files.subgraph.app.inject({
        method: 'POST',
        url: `/internal/${name}`,
        headers: { 'x-parley-passport': shown },
        payload: { keys },
      });
      return { status: answer.statusCode, answers: answer.json().answers };
    },
    async announce(stream, name, payload) {
      number += 1;
      const event = { id: newId(), name, key: 'test', at: new Date().toISOString(), payload } as LoggedEvent;
      await createRedisEventLog({ client: redis.client, prefix }).append(stream, [{ number, event }]);
    },
    async kept() {
      const [row] = await sql<{ rows: number }>('select count(*)::integer as rows from file');
      return { rows: row?.rows ?? 0, contents: (await filesBelow(folder)).length };
    },
    follow: (link, options) => fetch(link.replace(PUBLIC_URL, url), options),
    [Symbol.asyncDispose]: () => stopInReverse(started),
  };
}

const UPLOAD = 'mutation ($input: UploadInput!) { upload(input: $input) { results { file { id type status } } } }';

async function bucketSettings(started: Running[], sends: boolean): Promise<Record<string, string>> {
  const bucket = await freshBucket();
  started.push({ stop: async () => bucket[Symbol.asyncDispose]() });
  const { options } = bucket;
  return {
    S3_ENDPOINT: options.endpoint,
    ...(sends ? { S3_PUBLIC_ENDPOINT: options.endpoint } : {}),
    S3_BUCKET: options.bucket,
    S3_ACCESS_KEY: options.accessKey,
    S3_SECRET_KEY: options.secretKey,
  };
}
