import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { startGateway } from './support/gateway.ts';
import { startLibrary, startReaders } from './support/library.ts';

test('what a subgraph refuses passes with its code and details, and without what is its own', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { status, data, errors } = await gateway.graph('{ readers { id } a: fails(code: "CONFLICT") }');
  expect(status).toBe(200);
  expect(data).toMatchObject({ readers: [{ id: 'r1' }, { id: 'r2' }], a: null });
  expect(errors).toEqual([
    { message: 'It does not go like this.', path: ['a'], extensions: { code: 'CONFLICT', field: 'name' } },
  ]);
});

test.each([undefined, 'INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED', 'of another form'])(
  'an error of a subgraph with the code %s is masked, logged, and named by its request',
  async (code) => {
    await using readers = await startReaders();
    await using gateway = await startGateway({ subgraphs: [readers] });
    const query = 'query ($code: String) { fails(code: $code, secret: "postgres://of-the-subgraph") }';
    const { errors, text, headers } = await gateway.graph(query, { variables: { code } });
    const requestId = headers.get('x-request-id');
    expect(errors).toEqual([
      { message: 'Something went wrong on our side.', path: ['fails'], extensions: { code: 'INTERNAL', requestId } },
    ]);
    expect(text).not.toMatch(/postgres|stack|readers/);
    expect(gateway.logged().find((line) => line['requestId'] === requestId)).toMatchObject({ subgraph: 'readers' });
  },
);

test('errors below entities are placed where the client asked', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  const { errors } = await gateway.graph('{ list: books { title held: holder { name } } }');
  expect(errors?.map(({ path }) => path)).toEqual([['list', 2, 'held', 'name']]);
});

test('a subgraph that is away leaves the rest, tells no host, and is logged by name', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: library.all });
  await library.readers[Symbol.asyncDispose]();
  const { status, data, errors, text, headers } = await gateway.graph('{ books { title holder { id name } } readers { id } }');
  expect(status).toBe(200);
  expect(data ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|readers"|localhost/);
  const partial = await gateway.graph('{ books { title holder { id level } } }');
  expect(partial.data).toMatchObject({ books: [{ title: 'Rivers', holder: { id: 'r2', level: null } }, {}, {}] });
  expect(partial.errors).toEqual([
    { message: 'A part of the graph is not available right now.', path: ['books'], extensions: { code: 'UNAVAILABLE' } },
  ]);
  const requestId = headers.get('x-request-id');
  expect(gateway.logged().find((line) => line['requestId'] === requestId)).toMatchObject({ subgraph: 'readers' });
  expect(await gateway.detailed()).toMatchObject({ subgraphs: { readers: { ok: false }, books: { ok: true } } });
});

test('a subgraph that hangs shows in health, and one whose client left does not', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { REQUEST_TIMEOUT_MS: '300' } });
  const leaving = new AbortController();
  const left = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ waits }"}',
    signal: leaving.signal,
  });
  await expect.poll(() => readers.requests.length).toBe(1);
  leaving.abort();
  await expect(left).rejects.toThrow();
  const told = () => gateway.logged().filter(({ msg }) => msg === 'a subgraph gave no answer');
  await expect.poll(told).toMatchObject([{ level: 20 }]);
  expect(await gateway.detailed()).toMatchObject({ subgraphs: { readers: { ok: true } } });
  await gateway.graph('{ waits }');
  expect(told()).toMatchObject([{ level: 20 }, { level: 50 }]);
  expect(await gateway.detailed()).toMatchObject({ subgraphs: { readers: { ok: false } } });
});

test('an answer whose errors are null is one without errors', async () => {
  await using readers = await startReaders();
  const local = new Map([['readers', { execute: async () => JSON.parse('{"data":{"readers":[{"id":"r1"}]},"errors":null}') }]]);
  await using gateway = await startGateway({ subgraphs: [readers], local });
  const { data, errors } = await gateway.graph('{ readers { id } }');
  expect([data, errors]).toEqual([{ readers: [{ id: 'r1' }] }, undefined]);
});

test('a path of an error that is none makes the answer none', async () => {
  await using readers = await startReaders();
  const execute = async () => JSON.parse('{"data":null,"errors":[{"message":"no","path":[{"a":1}]}]}');
  const local = new Map([['readers', { execute }]]);
  await using gateway = await startGateway({ subgraphs: [readers], local });
  expect((await gateway.graph('{ readers { id } }')).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
});

const GARBAGE: [what: string, status: number, body: string][] = [
  ['a page', 200, '<html>'],
  ['half an answer', 200, '{"data":{"readers":'],
  ['a list', 200, '[]'],
  ['nothing', 200, ''],
  ['neither data nor errors', 200, '{}'],
  ['errors of another form', 200, '{"errors":["no"]}'],
  ['a failure', 502, '{"data":{"readers":[]}}'],
  ['a refused passport', 401, '{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}'],
  ['too much', 200, `{"data":{"readers":[${'{"id":"r1"},'.repeat(20_000)}{"id":"r1"}]}}`],
];

test.each(GARBAGE)('a subgraph that answers with %s counts as away', async (_what, status, body) => {
  await using readers = await startReaders();
  const broken = Fastify({ forceCloseConnections: true });
  broken.post('/graphql', async (_request, reply) => reply.code(status).type('application/json').send(body));
  const url = await broken.listen({ host: '127.0.0.1', port: 0 });
  const settings = { SUBGRAPH_URLS: `readers=${url}/graphql`, SUBGRAPH_RESPONSE_LIMIT_BYTES: '100000' };
  await using gateway = await startGateway({ subgraphs: [readers], settings });
  const { errors } = await gateway.graph('{ readers { id } }');
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE']);
  await broken.close();
});

test('keys that would reach a prototype do so neither from a subgraph nor from a client', async () => {
  await using readers = await startReaders();
  const hostile = Fastify({ forceCloseConnections: true });
  hostile.post('/graphql', async (_request, reply) =>
    reply
      .type('application/json')
      .send(
        '{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"reader":{"name":"x","__proto__":{"polluted":1}}}}',
      ),
  );
  const url = await hostile.listen({ host: '127.0.0.1', port: 0 });
  await using gateway = await startGateway({ subgraphs: [readers], settings: { SUBGRAPH_URLS: `readers=${url}/graphql` } });
  expect((await gateway.graph('{ reader(id: "r1") { name constructor: id toString: level } }')).data).toEqual({ reader: null });
  expect((await gateway.graph('{ reader(id: "r1") { name } }')).data).toEqual({ reader: { name: 'x' } });
  expect((await gateway.graph('{ __proto__: reader(id: "r1") { name } }')).errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  await hostile.close();
});

test('a subgraph for which the supergraph gives no address is away, and the rest is served', async () => {
  await using library = await startLibrary();
  await using gateway = await startGateway({ subgraphs: [{ ...library.readers, url: '' }, library.books, library.shelves] });
  const { data, errors } = await gateway.graph('{ books { title } reader(id: "r1") { name } }');
  expect(data).toMatchObject({ books: [{ title: 'Rivers' }, {}, {}], reader: null });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE']);
});
