import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture } from './support/contents.ts';
import { person, startFiles, type TestFiles } from './support/files.ts';
import { s3KnowsParts } from './support/s3.ts';

const UPLOAD = 'file { id status bytes } expiresAt parts { number start bytes received url }';
const REQUEST = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { ${UPLOAD} } } }`;
const RESUME = `query ($id: ID!) { openUpload(fileId: $id) { ${UPLOAD} } }`;
const COMPLETE = 'mutation ($id: ID!) { completeUpload(fileId: $id) { file { id type status sha256 bytes link { url } } } }';

interface Part {
  number: number;
  start: number;
  bytes: number;
  received: boolean;
  url: string | null;
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const stores = s3KnowsParts() ? (['disk', 's3'] as const) : (['disk'] as const);
if (!s3KnowsParts()) test.skip('uploads in parts on S3 (skipped where S3_ENDPOINT names no server)', () => undefined);

/** A picture that takes two parts. */
let large: Buffer;
let small: Buffer;
beforeAll(async () => {
  small = await picture();
  large = await picture(2000, 1800);
});

describe.each(stores)('an upload in parts, on %s', (store) => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles({ store });
  });
  afterAll(() => files[Symbol.asyncDispose]());

  const request = async (as: ReturnType<typeof person>, content: Buffer, more: object = {}) => {
    const input = { name: 'large.png', bytes: content.length, sha256: sha256(content), ...more };
    return (await files.ask(REQUEST, { input }, as)).requestUpload.upload as { file: { id: string }; parts: Part[] };
  };
  const put = async ({ url, start, bytes }: Part, content: Buffer) => {
    const body = new Uint8Array(content.subarray(start, start + bytes));
    const answer = await files.follow(url ?? '', { method: 'PUT', body });
    return answer.status;
  };

  test('goes to the addresses that are given, and becomes the file that was announced', async () => {
    const ada = person();
    const { file, parts } = await request(ada, large);
    expect(parts.map(({ bytes }) => bytes).reduce((sum, bytes) => sum + bytes)).toBe(large.length);
    expect(parts).toHaveLength(2);
    const statuses = await Promise.all(parts.toReversed().map((part) => put(part, large)));
    expect(statuses.every((status) => status === 200 || status === 204)).toBe(true);
    const { completeUpload } = await files.ask(COMPLETE, { id: file.id }, ada);
    expect(completeUpload.file).toMatchObject({ type: 'image/png', sha256: sha256(large), bytes: large.length });
    const got = Buffer.from(await (await files.follow(completeUpload.file.link.url)).arrayBuffer());
    expect(got.equals(large)).toBe(true);
    expect((await files.ask(COMPLETE, { id: file.id }, ada)).completeUpload.file.id, 'once more').toBe(file.id);
    expect(await files.refusal(RESUME, { id: file.id }, ada)).toBe('NOT_FOUND');
  });

  test('is taken up again where it broke off', async () => {
    const ada = person();
    const { file, parts } = await request(ada, large);
    await put(parts[0] as Part, large);
    expect(await files.refusal(COMPLETE, { id: file.id }, ada), 'with a part missing').toBe('BAD_USER_INPUT');
    const { openUpload } = await files.ask(RESUME, { id: file.id }, ada);
    expect(openUpload.parts.map(({ received }: Part) => received)).toEqual([true, ...parts.slice(1).map(() => false)]);
    for (const part of openUpload.parts as Part[]) if (part.url !== null) await put(part, large);
    const { completeUpload } = await files.ask(COMPLETE, { id: file.id }, ada);
    expect(completeUpload.file.sha256).toBe(sha256(large));
  });

  test.each<[string, (content: Buffer) => Buffer, object, string]>([
    ['other bytes', (content) => Buffer.concat([content.subarray(0, -1), Buffer.from('x')]), {}, 'CONTENT_DIFFERS'],
    ['what is not let in', (content) => randomBytes(content.length), { sha256: null }, 'FILE_REFUSED'],
  ])('with %s is refused, and nothing of it stays', async (_, spoil, more, code) => {
    const ada = person();
    const content = await picture();
    const { file, parts } = await request(ada, content, more);
    await put(parts[0] as Part, spoil(content));
    expect(await files.refusal(COMPLETE, { id: file.id }, ada)).toBe(code);
    expect(await files.sql('select id from file where owner_id = $1', [ada.id])).toEqual([]);
  });

  test('is for nobody else, and over when its file is deleted', async () => {
    const [ada, eve] = [person(), person()];
    const { file, parts } = await request(ada, small);
    await put(parts[0] as Part, small);
    for (const operation of [RESUME, COMPLETE]) expect(await files.refusal(operation, { id: file.id }, eve)).toBe('NOT_FOUND');
    const remove = 'mutation ($id: ID!) { deleteFile(id: $id) { deletedId } }';
    expect(await files.refusal(remove, { id: file.id }, eve)).toBe('NOT_FOUND');
    await files.ask(remove, { id: file.id }, ada);
    expect(await put(parts[0] as Part, small)).toBeGreaterThanOrEqual(400);
    expect(await files.refusal(COMPLETE, { id: file.id }, ada)).toBe('NOT_FOUND');
  });

  test('takes no part that is longer or shorter than was said', async () => {
    const ada = person();
    const content = small;
    const { file, parts } = await request(ada, content);
    const url = parts[0]?.url ?? '';
    for (const body of [content.subarray(1), Buffer.concat([content, content])]) {
      const { status } = await files.follow(url, { method: 'PUT', body: new Uint8Array(body) });
      expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(await files.refusal(COMPLETE, { id: file.id }, ada)).toBe('BAD_USER_INPUT');
  });

  test('is forgotten when nobody completes it', async () => {
    const ada = person();
    const { file, parts } = await request(ada, small);
    await put(parts[0] as Part, small);
    await files.sql("update file set due_at = now() - interval '1 second' where id = $1", [file.id]);
    await files.files.tidy();
    expect(await files.refusal(RESUME, { id: file.id }, ada)).toBe('NOT_FOUND');
    expect(await files.sql('select id from file where id = $1', [file.id])).toEqual([]);
  });
});

test('an upload that a crash kept from being written down is given up with all that was sent', async () => {
  await using files = await startFiles();
  const ada = person();
  const { upload } = (await files.ask(REQUEST, { input: { name: 'a.txt', bytes: 10 } }, ada)).requestUpload;
  const put = () => files.follow(upload.parts[0].url, { method: 'PUT', body: '0123456789' });
  expect((await put()).status).toBe(204);
  await files.sql('update direct_upload set upload_id = null');
  await files.sql("update file set due_at = now() - interval '1 second'");
  expect((await put()).status).toBe(404);
  for (const operation of [RESUME, COMPLETE])
    expect(await files.refusal(operation, { id: upload.file.id }, ada)).toBe('NOT_FOUND');
  await files.files.tidy();
  expect(await files.kept()).toEqual({ rows: 0, contents: 0 });
});

test('of one person few parts come in at once, and each of them once, so that others have room', async () => {
  await using files = await startFiles();
  const [ada, bob] = [person(), person()];
  const addressFor = async (as: typeof ada): Promise<string> =>
    (await files.ask(REQUEST, { input: { name: 'a.txt', bytes: 10 } }, as)).requestUpload.upload.parts[0].url;
  const put = async (url: string) => (await files.follow(url, { method: 'PUT', body: '0123456789' })).status;
  const addresses = await Promise.all(Array.from({ length: 11 }, () => addressFor(ada)));
  const [first = '', last = ''] = [addresses[0], addresses.at(-1)];
  const leaving = new AbortController();
  const stalled = addresses.slice(0, 10).map((url) => {
    const body = new ReadableStream({ start: (half) => half.enqueue(Buffer.from('01234')) });
    const streamed = { duplex: 'half', body };
    return expect(files.follow(url, { method: 'PUT', signal: leaving.signal, ...streamed })).rejects.toThrow();
  });
  await expect.poll(async () => (await files.kept()).contents, { timeout: 10_000 }).toBe(10);
  expect([await put(first), await put(last), await put(await addressFor(bob))]).toEqual([409, 409, 204]);
  leaving.abort();
  await Promise.all(stalled);
  await expect.poll(async () => (await files.kept()).contents, { timeout: 10_000 }).toBe(1);
  expect([await put(first), await put(last)]).toEqual([204, 204]);
});

describe('what is announced is checked before anything is sent', () => {
  let files: TestFiles;
  beforeAll(async () => {
    files = await startFiles({ settings: { FILES_LIMIT_BYTES: '1000', FILES_QUOTA_BYTES: '1500' } });
  });
  afterAll(() => files[Symbol.asyncDispose]());

  test.each<[string, object, string]>([
    ['no bytes', { bytes: 0 }, 'BAD_USER_INPUT'],
    ['less than none', { bytes: -1 }, 'BAD_USER_INPUT'],
    ['too many bytes', { bytes: 1001 }, 'BAD_USER_INPUT'],
    ['no name', { name: '../..' }, 'BAD_USER_INPUT'],
    ['too long a name', { name: 'x'.repeat(256) }, 'BAD_USER_INPUT'],
    ['a checksum that is none', { sha256: 'abc' }, 'BAD_USER_INPUT'],
  ])('%s', async (_, wrong, code) => {
    expect(await files.refusal(REQUEST, { input: { name: 'a.txt', bytes: 10, ...wrong } }, person())).toBe(code);
  });

  test('what is announced takes its room at once', async () => {
    const ada = person();
    const input = { name: 'a.txt', bytes: 800 };
    await files.ask(REQUEST, { input }, ada);
    expect(await files.refusal(REQUEST, { input }, ada)).toBe('QUOTA_EXCEEDED');
  });

  test('an address for a part is good for that part, as it was given, and until it expires', async () => {
    const { upload } = (await files.ask(REQUEST, { input: { name: 'a.txt', bytes: 10 } }, person())).requestUpload;
    const url = new URL(upload.parts[0].url);
    const changed = (change: (url: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return copy.href;
    };
    const wrong = [
      changed((copy) => copy.searchParams.set('expires', String(Number(copy.searchParams.get('expires')) + 60))),
      changed((copy) => copy.searchParams.delete('seal')),
      changed((copy) => Object.assign(copy, { pathname: copy.pathname.replace(/1$/, '2') })),
      changed((copy) => Object.assign(copy, { pathname: copy.pathname.replace(/[0-9a-f-]{36}/, crypto.randomUUID()) })),
    ];
    for (const address of wrong) {
      expect((await files.follow(address, { method: 'PUT', body: '0123456789' })).status).toBe(403);
    }
    expect((await files.follow(url.href, { method: 'PUT', body: '0123456789' })).status).toBe(204);
  });
});
