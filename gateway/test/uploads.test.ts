import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { chunks, type FormParts, map, operations, sendForm, stalled } from './support/forms.ts';
import { startGallery } from './support/gallery.ts';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';
import { startSubgraph } from './support/subgraph.ts';

const HANG = 'mutation ($pictures: [Upload!]!) { hang(pictures: $pictures) { name type bytes sha256 by } }';
const HANG_ONE = 'mutation ($input: HangInput!) { hangOne(input: $input) { name bytes } }';
const INPUT = { input: { title: 'Rivers', picture: null } };
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

test('several files reach the subgraph that takes them, each at its place, with a passport', async () => {
  await using accounts = await startAccounts();
  await using gallery = await startGallery({ passports: true });
  await using gateway = await startGateway({ subgraphs: [gallery], settings: accounts.settings });
  const large = Buffer.alloc(3_000_000, 'y');
  const sent = await sendForm(
    gateway.url,
    [
      operations(HANG, { pictures: [null, null, null] }),
      map({ last: ['variables.pictures.2'], first: ['variables.pictures.0'], empty: ['variables.pictures.1'] }),
      ['first', { fileName: 'my %22picture%22.png', type: 'image/png', content: 'one' }],
      ['last', { fileName: '../../etc/größe.jpg', type: 'image/jpeg', content: large }],
      ['empty', { content: '' }],
    ],
    { headers: { 'apollo-require-preflight': '1', ...bearer(await accounts.token()) } },
  );
  expect(sent).toEqual({
    status: 200,
    errors: undefined,
    data: {
      hang: [
        { name: 'my %22picture%22.png', type: 'image/png', bytes: 3, sha256: sha256('one'), by: 'u1' },
        { name: 'a.txt', type: 'text/plain', bytes: 0, sha256: sha256(''), by: 'u1' },
        { name: 'größe.jpg', type: 'image/jpeg', bytes: large.length, sha256: sha256(large), by: 'u1' },
      ],
    },
  });
  await expect.poll(gallery.temporaryFiles).toEqual([]);
});

test('one file may stand at several places, within an input too', async () => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery] });
  const query = `mutation ($input: HangInput!, $pictures: [Upload!]!) {
    hangOne(input: $input) { name bytes } hang(pictures: $pictures) { bytes } }`;
  const { data } = await sendForm(gateway.url, [
    operations(query, { ...INPUT, pictures: [null] }),
    map({ 0: ['variables.input.picture', 'variables.pictures.0'] }),
    ['0', { content: 'river' }],
  ]);
  expect(data).toEqual({ hangOne: { name: 'a.txt', bytes: 5 }, hang: [{ bytes: 5 }] });
});

test('a subgraph in the gateway’s own process gets files too', async () => {
  await using gallery = await startGallery();
  const local = new Map([['gallery', gallery.local]]);
  await using gateway = await startGateway({ subgraphs: [gallery], local });
  const { data } = await sendForm(gateway.url, [
    operations(HANG_ONE, INPUT),
    map({ 0: ['variables.input.picture'] }),
    ['0', { content: 'river' }],
  ]);
  expect(data).toEqual({ hangOne: { name: 'a.txt', bytes: 5 } });
});

test('a client is read no faster than the subgraph reads', async () => {
  const { promise: ready, resolve: go } = Promise.withResolvers<void>();
  await using gallery = await startGallery({ ready });
  await using gateway = await startGateway({ subgraphs: [gallery], settings: { UPLOAD_FILE_LIMIT_BYTES: '200000000' } });
  const whole = 800 * 65_536;
  let sent = 0;
  const count = (bytes: number) => {
    sent = bytes;
  };
  const answer = sendForm(gateway.url, [
    operations(HANG_ONE, INPUT),
    map({ 0: ['variables.input.picture'] }),
    [
      '0',
      {
        content: chunks(800, count),
      },
    ],
  ]);
  const seen: number[] = [];
  // It has stopped when the same was sent three times.
  await expect
    .poll(() => seen.push(sent) > 3 && sent > 0 && new Set(seen.slice(-3)).size === 1, { interval: 300, timeout: 20_000 })
    .toBe(true);
  expect(sent).toBeLessThan(whole / 2);
  go();
  expect((await answer).data).toEqual({ hangOne: { name: 'a.txt', bytes: whole } });
});

test('a file that is too large is stopped where it crosses the limit, and leaves nothing behind', async () => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery], settings: { UPLOAD_FILE_LIMIT_BYTES: '1000000' } });
  const send = (content: Iterable<Buffer> | AsyncIterable<Buffer> | string) =>
    sendForm(gateway.url, [operations(HANG_ONE, INPUT), map({ 0: ['variables.input.picture'] }), ['0', { content }]]);
  async function* endless() {
    yield* chunks(20);
    yield* stalled('and more');
  }
  const { status, data, errors } = await send(endless());
  expect([status, data]).toEqual([200, { hangOne: null }]);
  expect(errors).toEqual([
    {
      message: 'A file may have 1000000 bytes at most.',
      extensions: { code: 'BAD_USER_INPUT', field: 'files', limit: 1_000_000 },
    },
  ]);
  await expect.poll(gallery.temporaryFiles).toEqual([]);
  expect((await send('x'.repeat(1_000_000))).data).toEqual({ hangOne: { name: 'a.txt', bytes: 1_000_000 } });
});

const FILE: FormParts[number] = ['0', { content: 'river' }];
const PLACE = map({ 0: ['variables.input.picture'] });

test.each<[string, FormParts, string]>([
  ['no operations', [PLACE, FILE], 'The form needs the field “operations” first.'],
  ['nothing at all', [], 'The form needs the field “operations” first.'],
  ['a file before the operations', [FILE, operations(HANG_ONE, INPUT), PLACE], 'The form needs the field “operations” first.'],
  ['no map', [operations(HANG_ONE, INPUT), FILE], 'The form needs the field “map” after “operations”.'],
  ['operations that are no JSON', [['operations', '{'], PLACE, FILE], '“operations” is not JSON.'],
  ['a list of operations', [['operations', '[{}]'], PLACE, FILE], '“operations” is not a JSON object.'],
  ['a map that is none', [operations(HANG_ONE, INPUT), ['map', '[]'], FILE], '“map” is not a JSON object.'],
  [
    'a map without a list',
    [operations(HANG_ONE, INPUT), map({ 0: 'variables.input.picture' })],
    'The map gives no list of paths for “0”.',
  ],
  [
    'a map to nowhere',
    [operations(HANG_ONE, INPUT), map({ 0: ['variables.input.film'] }), FILE],
    'The map names “variables.input.film”, where the operation has no null.',
  ],
  [
    'a map to a value',
    [operations(HANG_ONE, { input: { title: 'a', picture: 'b' } }), PLACE, FILE],
    'The map names “variables.input.picture”, where the operation has no null.',
  ],
  [
    'a map to the prototype',
    [operations(HANG_ONE, INPUT), map({ 0: ['variables.__proto__.x'] }), FILE],
    'The map names “variables.__proto__.x”, where the operation has no null.',
  ],
  [
    'a map to the query',
    [['operations', '{"query":null}'], map({ 0: ['query'] }), FILE],
    'The map names “query”, where the operation has no null.',
  ],
  [
    'two files at one place',
    [operations(HANG_ONE, INPUT), map({ 0: ['variables.input.picture'], 1: ['variables.input.picture'] })],
    'The map names “variables.input.picture”, where the operation has no null.',
  ],
  [
    'a place that takes no file',
    [operations('mutation ($text: String) { describe(text: $text) }', { text: null }), map({ 0: ['variables.text'] }), FILE],
    'The map names “variables.text”, where no file is expected.',
  ],
  [
    'more files than may be',
    [
      operations(HANG, { pictures: [null, null, null, null] }),
      map(Object.fromEntries([0, 1, 2, 3].map((at) => [at, [`variables.pictures.${at}`]]))),
    ],
    'A request may send 3 files at most.',
  ],
  [
    'one file at more places than there may be files',
    [operations(HANG, { pictures: [null, null, null, null] }), map({ 0: [0, 1, 2, 3].map((at) => `variables.pictures.${at}`) })],
    'A request may send 3 files at most.',
  ],
  [
    'operations that are too long',
    [['operations', JSON.stringify({ query: `{ walls } #${'x'.repeat(2_000)}` })], PLACE],
    '“operations” may have 2000 bytes at most.',
  ],
])('a form with %s is refused before anything is asked of the subgraph', async (_what, parts, message) => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery], settings: { UPLOAD_FILES: '3', BODY_LIMIT_BYTES: '2000' } });
  const { errors } = await sendForm(gateway.url, parts);
  expect(errors).toEqual([
    { message, extensions: { code: 'BAD_USER_INPUT', field: expect.stringMatching(/^(operations|map)$/) } },
  ]);
  expect(gallery.requests).toHaveLength(0);
});

test.each<[string, FormParts, string]>([
  ['lacks a file of its map', [], 'The file “0” was not sent.'],
  ['brings a file that is not in its map', [['1', { content: 'x' }]], 'The map has no place for “1”, or it was sent before.'],
  ['brings a file that is called nothing but a path', [['0', { fileName: '../..', content: 'x' }]], 'The file “0” has no name.'],
  ['brings a file twice', [FILE, FILE], 'The map has no place for “0”, or it was sent before.'],
  ['brings another field', [['more', 'text'], FILE], 'A form with files has two fields: operations and map.'],
  ['brings more files than may be', [FILE, FILE, FILE, FILE], 'A request may send 3 files at most.'],
])('a form that %s is refused, and leaves nothing at the subgraph', async (_what, files, message) => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery], settings: { UPLOAD_FILES: '3' } });
  const { data, errors } = await sendForm(gateway.url, [operations(HANG_ONE, INPUT), PLACE, ...files]);
  expect([data, errors]).toEqual([
    { hangOne: null },
    [{ message, extensions: { code: 'BAD_USER_INPUT', field: expect.stringMatching(/^(operations|files)$/) } }],
  ]);
  await expect.poll(gallery.temporaryFiles).toEqual([]);
});

test.each([
  ['no boundary', 'multipart/form-data', ''],
  ['no end', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":'],
  ['a broken head', 'multipart/form-data; boundary=b', '--b\r\n\u0000:\r\n\r\n--b--\r\n'],
  ['nothing', 'multipart/form-data; boundary=b', ''],
])('a form with %s is a fault of the request', async (_what, type, body) => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery] });
  const headers = { 'content-type': type, 'apollo-require-preflight': '1' };
  const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  expect([answer.status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('a client that goes away half-way leaves nothing behind', async () => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery] });
  const leaving = new AbortController();
  const answer = sendForm(gateway.url, [operations(HANG_ONE, INPUT), PLACE, ['0', { content: stalled('half of the river') }]], {
    headers: { 'apollo-require-preflight': '1' },
    signal: leaving.signal,
  });
  const gone = expect(answer).rejects.toThrow();
  await expect.poll(gallery.temporaryFiles).toHaveLength(1);
  leaving.abort();
  await gone;
  await expect.poll(gallery.temporaryFiles).toEqual([]);
  await expect.poll(() => gallery.broken).toHaveLength(1);
  expect((await gateway.detailed()).subgraphs['gallery']?.ok).toBe(true);
});

test('a client that stops sending is not waited for longer than a request may pause', async () => {
  await using gallery = await startGallery();
  await using gateway = await startGateway({ subgraphs: [gallery], settings: { REQUEST_TIMEOUT_MS: '300' } });
  const { data, errors } = await sendForm(gateway.url, [
    operations(HANG_ONE, INPUT),
    PLACE,
    ['0', { content: stalled('half of the river') }],
  ]);
  expect([data, errors?.[0]?.extensions['code']]).toEqual([{ hangOne: null }, 'UNAVAILABLE']);
  await expect.poll(gallery.temporaryFiles).toEqual([]);
});

test('who is refused hears it while still sending', async () => {
  await using accounts = await startAccounts();
  await using gallery = await startGallery({ passports: true });
  await using gateway = await startGateway({ subgraphs: [gallery], settings: accounts.settings });
  const send = (field: string, headers: Record<string, string>) =>
    sendForm(
      gateway.url,
      [
        operations(`mutation ($picture: Upload!) { ${field}(picture: $picture) { name } }`, { picture: null }),
        map({ 0: ['variables.picture'] }),
        ['0', { content: stalled('half of the river') }],
      ],
      { headers },
    );
  const preflighted = { 'apollo-require-preflight': '1' };
  expect((await send('hangInside', preflighted)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect((await send('hangInside', { ...preflighted, ...bearer('nonsense') })).status).toBe(401);
  const unasked = await send('hangInside', bearer(await accounts.token()));
  expect([unasked.status, unasked.errors?.[0]?.message]).toEqual([400, expect.stringContaining('Cross-Site Request Forgery')]);
  expect((await send('refuse', preflighted)).errors?.[0]?.extensions['code']).toBe('CONFLICT');
  await expect.poll(gallery.temporaryFiles).toEqual([]);
});

test('the files of a request go to one subgraph, once', async () => {
  await using gallery = await startGallery();
  await using attic = await startSubgraph({
    name: 'attic',
    typeDefs: 'scalar Upload type Query { boxes: Int } type Mutation { store(picture: Upload!): Int }',
    resolvers: {},
  });
  await using gateway = await startGateway({ subgraphs: [gallery, attic] });
  const query = `mutation ($one: Upload!, $other: Upload!) {
    store(picture: $one) hangInside: hangOne(input: { title: "a", picture: $other }) { name } }`;
  const { errors } = await sendForm(gateway.url, [
    operations(query, { one: null, other: null }),
    map({ 0: ['variables.one'], 1: ['variables.other'] }),
    FILE,
    ['1', { content: 'x' }],
  ]);
  expect(errors?.[0]?.message).toBe('All files of a request go to one part of the graph, at one time.');
  expect([gallery.requests, attic.requests]).toEqual([[], []]);
});

test('a form may hold an operation without files', async () => {
  await using gallery = await startGallery();
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [gallery, readers] });
  const { data } = await sendForm(gateway.url, [operations('{ walls readers { id } }'), map({})]);
  expect(data).toEqual({ walls: ['north'], readers: [{ id: 'r1' }, { id: 'r2' }] });
});
