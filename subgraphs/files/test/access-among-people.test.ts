import { randomUUID } from 'node:crypto';
import { type Person, startChat, type TestChat } from '@parley/ops/dev/testing/chat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { text } from './support/contents.ts';
import { freshBucket, type TestBucket } from './support/s3.ts';

const UPLOAD = 'mutation ($input: UploadInput!) { upload(input: $input) { results { file { id } } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const SEEN = 'query ($id: ID!) { message(id: $id) { attachments { id link { url } } } }';
const FILE = 'query ($id: ID!) { file(id: $id) { id link { url } } }';
const DIRECT = 'mutation ($id: ID!) { startDirect(userId: $id) { conversation { id } } }';
const GROUP = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }';
const REMOVE = 'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { conversation { id } } }';
const BLOCK = 'mutation ($id: ID!) { blockPerson(userId: $id) { user { id } } }';

/** With those who know who talks with whom: all subgraphs behind the gateway. */
describe.each(['disk', 's3'] as const)('a file that hangs on a message, on %s', (store) => {
  let bucket: TestBucket | null = null;
  let chat: TestChat;
  let ada: Person;
  let bob: Person;
  let eve: Person;
  beforeAll(async () => {
    bucket = store === 's3' ? await freshBucket() : null;
    chat = await startChat({ settings: bucket === null ? {} : settingsOf(bucket) });
    [ada, bob, eve] = [await chat.register('Ada'), await chat.register('Bob'), await chat.register('Eve')];
  });
  afterAll(async () => {
    await chat[Symbol.asyncDispose]();
    await bucket?.[Symbol.asyncDispose]();
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it selects, and an expectation about a wrong shape fails
  const ask = async (as: Person, query: string, variables: object): Promise<any> => {
    const { data, errors } = await chat.graph(query, { ...variables }, { as });
    if (errors !== undefined) throw new Error(`The graph refused: ${JSON.stringify(errors)}`);
    return data;
  };
  const upload = async (as: Person): Promise<string> => {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: UPLOAD, variables: { input: { files: [null] } } }));
    form.set('map', '{"0":["variables.input.files.0"]}');
    form.set('0', new Blob([new Uint8Array(text(`from ${as.id}`))]), 'a.txt');
    const headers = { authorization: `Bearer ${as.token}`, 'apollo-require-preflight': '1' };
    const answer = await fetch(`${chat.url}/graphql`, { method: 'POST', headers, body: form });
    const { data } = (await answer.json()) as { data: { upload: { results: [{ file: { id: string } }] } } };
    return data.upload.results[0].file.id;
  };
  const say = async (as: Person, conversationId: string, fileId: string): Promise<string> => {
    const input = { conversationId, clientId: randomUUID(), body: '', attachmentIds: [fileId] };
    return (await ask(as, SEND, { input })).sendMessage.message.id;
  };
  const fileFor = async (as: Person, id: string): Promise<{ link: { url: string } } | null> => (await ask(as, FILE, { id })).file;
  const got = async (link: string) => {
    const { pathname, search } = new URL(link);
    const answer = await fetch(`${chat.url}${pathname}${search}`);
    return answer.ok ? answer.text() : answer.status;
  };

  test('is got by a member, and by no stranger', async () => {
    const { conversation } = (await ask(ada, DIRECT, { id: bob.id })).startDirect;
    const id = await upload(ada);
    expect(await fileFor(bob, id), 'not before it hangs there').toBeNull();
    const message = await say(ada, conversation.id, id);
    const [attachment] = (await ask(bob, SEEN, { id: message })).message.attachments;
    expect(attachment.id).toBe(id);
    expect(await got(attachment.link.url)).toBe(`from ${ada.id}\n`);
    expect(await fileFor(eve, id)).toBeNull();
    expect((await ask(eve, SEEN, { id: message })).message).toBeNull();
    expect(await got(`${attachment.link.url}x`)).toBe(403);
  });

  test('is lost by a former member, although others still see it', async () => {
    const input = { name: 'Tea', userIds: [bob.id, eve.id] };
    const { conversation } = (await ask(ada, GROUP, { input })).createGroup;
    const id = await upload(ada);
    await say(ada, conversation.id, id);
    expect(await fileFor(bob, id)).toMatchObject({ id });
    await ask(ada, REMOVE, { input: { conversationId: conversation.id, userId: bob.id } });
    expect(await fileFor(bob, id)).toBeNull();
    expect(await fileFor(eve, id)).toMatchObject({ id });
  });

  test('is kept by somebody who is blocked later, who gets and sends nothing more there', async () => {
    const { conversation } = (await ask(ada, DIRECT, { id: bob.id })).startDirect;
    const [before, after, his] = [await upload(ada), await upload(ada), await upload(bob)];
    await say(ada, conversation.id, before);
    await ask(ada, BLOCK, { id: bob.id });
    const refusal = async (as: Person, more: object) => {
      const input = { conversationId: conversation.id, clientId: randomUUID(), body: 'still there?', ...more };
      return (await chat.graph(SEND, { input }, { as })).errors?.[0]?.extensions.code;
    };
    // Messages may have asked a moment ago how the two stand.
    for (const as of [ada, bob]) await expect.poll(() => refusal(as, {}), { timeout: 5_000 }).toBe('FORBIDDEN');
    const kept = await fileFor(bob, before);
    expect(await got(kept?.link.url ?? '')).toBe(`from ${ada.id}\n`);
    expect(await refusal(ada, { attachmentIds: [after] })).toBe('FORBIDDEN');
    expect(await refusal(bob, { attachmentIds: [his] })).toBe('FORBIDDEN');
    expect(await fileFor(bob, after)).toBeNull();
    expect(await fileFor(ada, his)).toBeNull();
  });
});

function settingsOf({ options }: TestBucket): Record<string, string> {
  return {
    S3_ENDPOINT: options.endpoint,
    S3_BUCKET: options.bucket,
    S3_ACCESS_KEY: options.accessKey,
    S3_SECRET_KEY: options.secretKey,
  };
}
