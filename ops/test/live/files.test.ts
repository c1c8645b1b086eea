import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChat, type TestChat, type Visitor } from '../../dev/testing/chat.ts';
import { upload } from '../support/upload.ts';
import { fillChannels } from './support/channels.ts';
import { connect, watch } from './support/watch.ts';

let chat: TestChat;
let ada: Visitor;
let bob: Visitor;
beforeAll(async () => {
  chat = await startChat();
  [ada, bob] = [await chat.visitor(), await chat.visitor()];
});
afterAll(() => chat[Symbol.asyncDispose]());

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EVENTS = `subscription ($id: ID!) {
  messageAdded(conversationId: $id) {
    kind message { body attachments { id name type bytes width status link { url } renditions { size } } }
  }
}`;
const CHANGED = 'subscription ($id: ID!) { fileChanged(id: $id) { kind file { id name status } } }';

interface Added {
  messageAdded: { kind: string; message: { attachments: { id: string; link: { url: string } | null }[] } | null } | null;
}

interface Changed {
  fileChanged: { kind: string; file: { id: string; name: string; status: string } | null } | null;
}

async function ask<Data>(query: string, variables: Record<string, unknown>, as: Visitor): Promise<Data> {
  const { data, errors } = await chat.graph<Data>(query, variables, { as });
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function picture(): Promise<string> {
  const { data, errors } = await upload(chat.url, ada, [{ name: 'river.png', content: PICTURE }]);
  const id = data?.upload?.results[0]?.file?.id;
  if (id === undefined) throw new Error(JSON.stringify(errors));
  return id;
}

async function sendWith(conversationId: string, fileId: string): Promise<void> {
  const input = { conversationId, clientId: randomUUID(), body: '', attachmentIds: [fileId] };
  await ask('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', { input }, ada);
}

test('whoever hears of a message hears of its files, with links that lead to them', async () => {
  const [conversationId = ''] = await fillChannels(chat, 1, [ada, bob]);
  const client = connect(chat, bob);
  const events = watch<Added>(client, EVENTS, { id: conversationId });
  await events.until((results) => results.some(({ data }) => data?.messageAdded?.kind === 'STARTED'));
  const fileId = await picture();
  await sendWith(conversationId, fileId);
  const message = await events.until((results) => results.at(-1)?.data?.messageAdded?.message);
  expect(message.attachments).toEqual([
    expect.objectContaining({ id: fileId, name: 'river.png', type: 'image/png', bytes: PICTURE.length, width: 1 }),
  ]);
  const { pathname, search } = new URL(message.attachments[0]?.link?.url ?? '');
  expect((await fetch(`${chat.url}${pathname}${search}`)).status).toBe(200);
  client.terminate();
});

test('those who see a file are told when it is ready and when it is deleted, and nobody else is', async () => {
  const [conversationId = ''] = await fillChannels(chat, 1, [ada, bob]);
  const fileId = await picture();
  const [hers, his, stranger] = [connect(chat, ada), connect(chat, bob), connect(chat, await chat.visitor())];
  const own = watch<Changed>(hers, CHANGED, { id: fileId });
  await own.until((results) => results.some(({ data }) => data?.fileChanged?.file?.status === 'READY'));
  await sendWith(conversationId, fileId);
  const seen = watch<Changed>(his, CHANGED, { id: fileId });
  await seen.until((results) => results.some(({ data }) => data?.fileChanged?.kind === 'STARTED'));
  const refused = watch<Changed>(stranger, CHANGED, { id: fileId });
  await expect.poll(() => refused.ended, { timeout: 10_000 }).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  await ask('mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }', { id: fileId }, ada);
  const last = await seen.until((results) => results.find(({ data }) => data?.fileChanged?.kind === 'EVENT'));
  expect(last.data?.fileChanged?.file).toEqual({ id: fileId, name: '', status: 'DELETED' });
  for (const client of [hers, his, stranger]) client.terminate();
});

test('people are shown with their pictures, wherever they are named', async () => {
  const eve = await chat.register('Eve');
  const { data } = await upload(chat.url, eve, [{ name: 'me.png', content: PICTURE }]);
  const fileId = data?.upload?.results[0]?.file?.id;
  const set = 'mutation ($input: SetAvatarInput!) { setAvatar(input: $input) { user { name avatar { id } } } }';
  expect(await ask(set, { input: { fileId } }, eve)).toEqual({ setAvatar: { user: { name: 'Eve', avatar: { id: fileId } } } });
  const user = 'query ($id: ID!) { user(id: $id) { avatar { id name link { url } } } }';
  expect(await ask(user, { id: eve.id }, bob)).toMatchObject({ user: { avatar: { id: fileId, name: 'me.png' } } });
});
