import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { createPassportReader, PASSPORT_HEADER, passportKey } from '@parley/kit/passport';
import type { FastifyInstance } from 'fastify';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { startGateway } from './support/gateway.ts';
import { readersTypeDefs } from './support/library.ts';
import { SECRET, startSubgraph } from './support/subgraph.ts';

const readPassport = createPassportReader(passportKey(SECRET, 'readers'));

/** A subgraph with plain routes beside its graph; `reached` are the paths that came to it. */
async function startWithRoutes() {
  const reached: string[] = [];
  const routes = (app: FastifyInstance) => {
    app.addHook('onRequest', async (one) => {
      reached.push(one.url);
    });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.all('/auth/echo', async (one, reply) => {
      reply
        .header('set-cookie', ['a=1; HttpOnly', 'b=2; Secure'])
        .header('x-parley-inner', 'secret')
        .header('connection', 'x-hop')
        .header('x-hop', '1');
      const passport = readPassport(one.headers[PASSPORT_HEADER] as string);
      const chunks: Buffer[] = [];
      if (one.body instanceof Readable) for await (const chunk of one.body) chunks.push(chunk);
      return reply
        .code(201)
        .send({ headers: one.headers, passport, method: one.method, url: one.url, body: Buffer.concat(chunks).toString() });
    });
    app.post('/auth/stream', async (one, reply) => reply.type('text/plain').send(one.body));
    app.get('/auth/endless', async (_one, reply) => {
      const chunk = Buffer.alloc(65_536);
      return reply.send(
        new Readable({
          read() {
            this.push(chunk);
          },
        }),
      );
    });
    app.get('/auth/broken', async (_one, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-length': '100' });
      reply.raw.write('half');
      setImmediate(() => reply.raw.destroy());
    });
    app.all('/internal/secrets', async () => 'reached');
  };
  const subgraph = await startSubgraph({ name: 'readers', typeDefs: readersTypeDefs, resolvers: {}, routes });
  return { ...subgraph, reached };
}

const PASS = { PASS_THROUGH: '/auth=readers' };

test('a request and its answer pass as they are, with a passport instead of what the client says of itself', async () => {
  await using readers = await startWithRoutes();
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...accounts.settings, ...PASS } });
  const { statusCode, headers, body } = await request(`${gateway.url}/auth/echo?a=%20b&a=c`, {
    method: 'PUT',
    headers: {
      ...bearer(await accounts.token()),
      cookie: 'refresh=kept; access=stays; theme=dark',
      'content-type': 'text/plain',
      'x-parley-passport': 'forged',
      'x-parley-else': 'forged',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '203.0.113.9',
      'x-kept': 'kept',
    },
    body: 'the body',
  });
  const seen = (await body.json()) as {
    headers: Record<string, string>;
    passport: Record<string, never>;
    url: string;
    method: string;
    body: string;
  };
  expect(statusCode).toBe(201);
  expect(headers['set-cookie']).toEqual(['a=1; HttpOnly', 'b=2; Secure']);
  expect(headers['x-parley-inner'] ?? headers['x-hop']).toBeUndefined();
  expect(seen).toMatchObject({
    method: 'PUT',
    url: '/auth/echo?a=%20b&a=c',
    body: 'the body',
    passport: { by: 'gateway', viewer: { id: 'u1' } },
  });
  expect(seen.headers).toMatchObject({
    'x-kept': 'kept',
    cookie: 'refresh=kept; theme=dark',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  });
  expect(seen.headers['x-forwarded-host']).toBe(new URL(gateway.url).host);
  for (const name of ['authorization', 'x-parley-else', 'x-real-ip']) expect(seen.headers[name]).toBeUndefined();
  expect(seen.headers['x-request-id']).toBe(headers['x-request-id']);
});

test('a credential that is not accepted counts as none', async () => {
  await using readers = await startWithRoutes();
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...accounts.settings, ...PASS } });
  const past = await accounts.token({ exp: Math.floor(Date.now() / 1000) - 60 });
  for (const headers of [bearer('nonsense'), { cookie: `access=${past}` }, {} as Record<string, string>]) {
    const response = await fetch(`${gateway.url}/auth/echo`, { headers });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ passport: { viewer: null } });
  }
});

const ESCAPES = [
  '/auth/../internal/secrets',
  '/auth/%2e%2e/internal/secrets',
  '/auth/%2E./internal/secrets',
  '/auth/..%2finternal/secrets',
  '/auth/..%5cinternal/secrets',
  '/auth/..\\internal/secrets',
  '/auth/%252e%252e/internal/secrets',
  '/auth/x/../../internal/secrets',
  '/auth/./../internal/secrets',
  '/auth//../internal/secrets',
  '/auth//internal/secrets',
  '/auth/..;/internal/secrets',
  '/auth/%00/../internal/secrets',
  '/auth/%',
  '/authx/secrets',
  '/internal/secrets',
  '//internal/secrets',
];

test.each(ESCAPES)('%s reaches nothing', async (path) => {
  await using readers = await startWithRoutes();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...PASS, PASSPORT_SECRET: SECRET } });
  expect(await sendRaw(gateway.url, path)).toMatch(/^HTTP\/1\.1 40[04]/);
  expect(readers.reached).toEqual([]);
});

test('what is about one connection only goes no further', async () => {
  await using readers = await startWithRoutes();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...PASS, PASSPORT_SECRET: SECRET } });
  const answer = await sendRaw(gateway.url, '/auth/echo', [
    'x-drop-me: 1',
    'x-stays: 1',
    'te: trailers',
    'proxy-authorization: secret',
    'connection: x-drop-me',
  ]);
  expect(answer).toContain('"x-stays":"1"');
  expect(answer).not.toMatch(/x-drop-me|trailers|proxy-authorization/);
});

/** Sends a request just as it is written; any client would tidy it first. */
function sendRaw(url: string, path: string, headers: readonly string[] = []): Promise<string> {
  const { hostname, port } = new URL(url);
  const head = [`GET ${path} HTTP/1.1`, 'host: x', ...headers, 'connection: close', '', ''].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

test('bodies are streamed both ways, whatever their size', async () => {
  await using readers = await startWithRoutes();
  await using gateway = await startGateway({
    subgraphs: [readers],
    settings: { ...PASS, PASSPORT_SECRET: SECRET, BODY_LIMIT_BYTES: '1000' },
  });
  const parts: Buffer[] = [Buffer.from('first'), Buffer.alloc(3_000_000, 'x')];
  let next: (() => void) | undefined;
  async function* body() {
    yield parts[0] as Buffer;
    await new Promise<void>((resolve) => {
      next = resolve;
    });
    yield parts[1] as Buffer;
  }
  const { body: answer } = await request(`${gateway.url}/auth/stream`, { method: 'POST', body: Readable.from(body()) });
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    // What was sent first has come back before the rest was sent.
    if (size === 0) next?.();
    size += chunk.length;
  }
  expect(size).toBe(3_000_005);
});

test('an answer that breaks off does so for the client too, and a subgraph that is away is said to be', async () => {
  await using readers = await startWithRoutes();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...PASS, PASSPORT_SECRET: SECRET } });
  await expect(fetch(`${gateway.url}/auth/broken`).then((response) => response.text())).rejects.toThrow();
  await readers[Symbol.asyncDispose]();
  const response = await fetch(`${gateway.url}/auth/echo`);
  expect(response.status).toBe(503);
  expect(await response.text()).toBe('{"code":"UNAVAILABLE","message":"This is not available right now."}');
  // The rest of a body that nobody reads would keep the connection.
  const { statusCode, headers, body } = await request(`${gateway.url}/auth/echo`, {
    method: 'POST',
    body: 'x'.repeat(5_000_000),
  });
  await body.dump();
  expect([statusCode, headers['connection']]).toEqual([503, 'close']);
});

test('when its client is gone a request is ended at the subgraph', async () => {
  await using readers = await startWithRoutes();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { ...PASS, PASSPORT_SECRET: SECRET } });
  const closed = new Promise((resolve) => readers.app.server.on('connection', (socket) => socket.on('close', resolve)));
  const leaving = new AbortController();
  const endless = new Readable({ read: () => undefined });
  endless.push('x');
  const ended = expect(
    request(`${gateway.url}/auth/stream`, { method: 'POST', body: endless, signal: leaving.signal }).then(({ body }) =>
      body.text(),
    ),
  ).rejects.toThrow();
  await expect.poll(() => readers.reached).toEqual(['/auth/stream']);
  leaving.abort();
  await ended;
  await closed;
});

test('a client that stops reading does not keep the subgraph for ever', async () => {
  await using readers = await startWithRoutes();
  const settings = { ...PASS, PASSPORT_SECRET: SECRET, REQUEST_TIMEOUT_MS: '250' };
  await using gateway = await startGateway({ subgraphs: [readers], settings });
  const closed = new Promise((resolve) => readers.app.server.on('connection', (socket) => socket.on('close', resolve)));
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => undefined);
  socket.write('GET /auth/endless HTTP/1.1\r\nhost: x\r\n\r\n');
  await expect.poll(() => readers.reached).toEqual(['/auth/endless']);
  await closed;
  socket.destroy();
});

test('an explicit address is reached without a passport', async () => {
  await using readers = await startWithRoutes();
  const settings = { PASS_THROUGH: `/internal=${new URL(readers.url).origin}`, PASSPORT_SECRET: SECRET };
  await using gateway = await startGateway({ subgraphs: [readers], settings });
  expect(await (await fetch(`${gateway.url}/internal/secrets`)).text()).toBe('reached');
});
