import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { type Person, startChat, type TestChat } from '../dev/testing/chat.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { type Given, upload, uploadStream } from './support/upload.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id attachments { id } } } }`;
const SEEN = `query ($id: ID!) { message(id: $id) { attachments { id name bytes type link { url } } } }`;
const GROUP = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }';

interface Stored extends AsyncDisposable {
  chat: TestChat;
  /** Whatever is kept of files: rows, contents, and what the process keeps while it reads. */
  kept(): Promise<string[]>;
}

async function start(settings: Record<string, string> = {}): Promise<Stored> {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder.path);
  const contents = join(folder.path, 'contents');
  const chat = await startChat({ settings: { FILES_FOLDER: contents, ...settings } });
  return {
    chat,
    async kept() {
      const client = new pg.Client({ connectionString: chat.databaseUrl('files') });
      await client.connect();
      const { rows } = await client.query('select id from file');
      await client.end();
      const below = await readdir(contents, { recursive: true, withFileTypes: true });
      return [
        ...rows.map(({ id }) => `row ${id}`),
        ...below.filter((entry) => entry.isFile()).map(({ name }) => `content ${name}`),
        ...(await readdir(folder.path)).filter((name) => name.startsWith('capacitor-')),
      ];
    },
    async [Symbol.asyncDispose]() {
      await chat[Symbol.asyncDispose]();
      vi.unstubAllEnvs();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function ask<Data>(chat: TestChat, as: Person, query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

test('a picture that is sent through the gateway hangs on a message, and those who see the message get it', async () => {
  await using stored = await start();
  const { chat } = stored;
  const [ada, bob, cleo, dora] = (await Promise.all(['Ada', 'Bob', 'Cleo', 'Dora'].map((name) => chat.register(name)))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  const { data } = await upload(chat.url, ada, [{ name: '../../river.png', content: PICTURE }]);
  const file = data?.upload?.results[0]?.file;
  expect(file).toMatchObject({ name: 'river.png', type: 'image/png', bytes: PICTURE.length });

  const { createGroup } = await ask<{ createGroup: { conversation: { id: string } } }>(chat, ada, GROUP, {
    input: { name: 'Rivers', userIds: [bob.id, dora.id] },
  });
  const input = { conversationId: createGroup.conversation.id, clientId: randomUUID(), body: 'see', attachmentIds: [file?.id] };
  const { sendMessage } = await ask<{ sendMessage: { message: { id: string } } }>(chat, ada, SEND, { input });
  const { id } = sendMessage.message;
  const seen = await ask<{ message: { attachments: { link: { url: string } }[] } }>(chat, bob, SEEN, { id });
  expect(seen.message.attachments).toEqual([expect.objectContaining({ id: file?.id, name: 'river.png' })]);
  const link = new URL(seen.message.attachments[0]?.link.url ?? '');
  const downloaded = await fetch(`${chat.url}${link.pathname}${link.search}`);
  expect([downloaded.status, downloaded.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await downloaded.arrayBuffer()).equals(PICTURE)).toBe(true);
  expect((await fetch(`${chat.url}${link.pathname}${link.search}x`)).status).toBe(403);
  const byStranger = await chat.graph('query ($id: ID!) { file(id: $id) { name } }', { id: file?.id }, { as: cleo });
  expect(byStranger.data).toEqual({ file: null });
});

const SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const BAD: Given[] = [
  // nothing in it
  { name: 'a.png', content: Buffer.alloc(0) },
  // a page that is called a picture
  { name: 'a.png', content: Buffer.from('<!doctype html><script>alert(1)</script>') },
  // a picture with a script
  { name: 'a.svg', content: Buffer.from(SCRIPT) },
  // half a picture
  { name: 'a.png', content: PICTURE.subarray(0, 40) },
  // far more in it than it seems
  { name: 'a.gz', content: gzipSync(Buffer.alloc(200_000_000)) },
];

test('of bad files each gets an error of its own, the good one beside them stays, and nothing else does', async () => {
  await using stored = await start();
  const { chat } = stored;
  const ada = await chat.register('Ada');
  for (const bad of BAD) {
    const { data, errors } = await upload(chat.url, ada, [bad]);
    expect([data?.upload?.results, errors?.length]).toEqual([[{ file: null }], 1]);
    expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|FILE_REFUSED)$/);
    expect(errors?.[0]?.path).toEqual(['upload', 'results', 0, 'file']);
  }
  await expect.poll(stored.kept).toEqual([]);
  const { data, errors } = await upload(chat.url, ada, [BAD[1] as Given, { name: 'river.png', content: PICTURE }]);
  expect(data?.upload?.results.map(({ file }) => file?.name)).toEqual([undefined, 'river.png']);
  expect(errors?.map(({ path }) => path)).toEqual([['upload', 'results', 0, 'file']]);
});

async function* beginning(then: Promise<unknown> = new Promise(() => undefined)) {
  yield PICTURE;
  yield Buffer.alloc(500_000);
  await then;
}

test('an upload that is given up half-way leaves nothing behind', async () => {
  await using stored = await start();
  const { chat } = stored;
  const ada = await chat.register('Ada');
  const leaving = new AbortController();
  const sending = expect(
    uploadStream(chat.url, ada, { name: 'river.png', content: beginning() }, leaving.signal),
  ).rejects.toThrow();
  await expect.poll(async () => (await stored.kept()).map((one) => one.split(/[ -]/)[0]).sort()).toContain('row');
  leaving.abort();
  await sending;
  await expect.poll(stored.kept, { timeout: 10_000 }).toEqual([]);
});

test('a file that is too large is refused where it crosses the limit, the gateway’s or that of files, and leaves nothing', async () => {
  await using stored = await start({ FILES_LIMIT_BYTES: '300000', UPLOAD_FILE_LIMIT_BYTES: '1000000' });
  const { chat } = stored;
  const ada = await chat.register('Ada');
  for (const [bytes, limit] of [
    [600_000, 300_000],
    [6_000_000, 1_000_000],
  ] as const) {
    const content = [PICTURE, Buffer.alloc(bytes)];
    const { errors } = await uploadStream(chat.url, ada, { name: 'river.png', content });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([expect.objectContaining({ code: 'BAD_USER_INPUT', limit })]);
  }
  await expect.poll(stored.kept, { timeout: 10_000 }).toEqual([]);
});

test('while more requests bring files than are read at once, the others wait and are read too', async () => {
  await using stored = await start({ FILES_FORMS_AT_ONCE: '1' });
  const { chat } = stored;
  const ada = await chat.register('Ada');
  const sent = await Promise.all([1, 2, 3].map((at) => upload(chat.url, ada, [{ name: `${at}.png`, content: PICTURE }])));
  expect(sent.map(({ data }) => data?.upload?.results[0]?.file?.name)).toEqual(['1.png', '2.png', '3.png']);
});
