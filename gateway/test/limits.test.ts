import { Readable } from 'node:stream';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

test('a body above the limit is refused', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { BODY_LIMIT_BYTES: '2000' } });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ readers { id } } #${'x'.repeat(3000)}` }),
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({
    errors: [{ message: 'Request body is too large', extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('a document of too many tokens is not parsed', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { QUERY_TOKEN_LIMIT: '50' } });
  const { status, errors } = await gateway.graph(`{ ${'__typename '.repeat(60)} }`);
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_PARSE_FAILED');
});

test('fragments that spread each other over and over are refused at once', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const fragments = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Reader { ...F${at + 1} ... { ...F${at + 1} } }`);
  const { status, errors } = await gateway.graph(`{ readers { ...F0 } } ${fragments.join(' ')} fragment F40 on Reader { id }`);
  expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});

test.each([
  ['a deep selection', { query: `{ readers ${'{ friends '.repeat(2000)} { id } ${'}'.repeat(2000)} }` }],
  ['deep fragments', { query: `{ readers ${'{ ... '.repeat(3000)} { id } ${'}'.repeat(3000)} }` }],
  ['many fields of one name', { query: `{ readers { ${'id '.repeat(14_000)} } }` }],
  ['a list of operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
])('%s is refused, and the next request served', async (_what, body) => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect((await gateway.graph('{ readers { id } }')).status).toBe(200);
});

test('what decides about skipping may not be null', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { status, data, errors } = await gateway.graph('query ($c: Boolean = true) { readers { id @include(if: $c) } }', {
    variables: { c: null },
  });
  expect([status, data ?? null, errors?.[0]?.extensions['code']]).toEqual([400, null, 'BAD_USER_INPUT']);
  expect(readers.requests).toHaveLength(0);
});

test('a body that comes drop by drop is not waited for longer than a request may take', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { REQUEST_TIMEOUT_MS: '200' } });
  const endless = new Readable({ read: () => undefined });
  endless.push('{');
  const headers = { 'content-type': 'application/json' };
  await expect(request(`${gateway.url}/graphql`, { method: 'POST', headers, body: endless })).rejects.toThrow();
});

test('a request that takes too long is answered without what it waited for', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { REQUEST_TIMEOUT_MS: '200' } });
  const { data, errors } = await gateway.graph('{ waits }');
  expect(data).toEqual({ waits: null });
  expect(errors?.[0]?.extensions['code']).toBe('UNAVAILABLE');
});

test('when its client is gone a request to a subgraph is ended', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const closed = new Promise((resolve) => readers.app.server.on('connection', (socket) => socket.on('close', resolve)));
  const leaving = new AbortController();
  const asked = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ waits }"}',
    signal: leaving.signal,
  });
  await expect.poll(() => readers.requests.length).toBe(1);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await closed;
});

test('introspection can be turned off', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { INTROSPECTION: 'false' } });
  expect((await gateway.graph('{ __schema { queryType { name } } }')).errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
});

test.each([
  '{',
  '[]',
  '"text"',
  '{"query":5}',
  '{"query":"{ a }","variables":"x"}',
  '{"query":"{ id } {"}',
  '{"__proto__":{},"query":"{ __typename }"}',
  '',
])('the body %s is refused as a fault of the request', async (body) => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]?.extensions.code).toMatch(/^(BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/);
});

test('a path that is none is not found, in the form of the other answers', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const response = await fetch(`${gateway.url}/nothing`);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-request-id')).not.toBeNull();
  expect(await response.json()).toEqual({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] });
});
