import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { gatewayConfig } from '../src/config.ts';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

const ORIGIN = 'https://app.example';

test('pages of the named origins may call with credentials, and no others', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({
    subgraphs: [readers],
    settings: { CORS_ORIGINS: `${ORIGIN},https://other.example` },
  });
  const allowed = async (origin: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    return response.headers.get('access-control-allow-origin');
  };
  expect(await allowed(ORIGIN)).toBe(ORIGIN);
  expect(await allowed('https://evil.example')).toBeNull();
  const { headers } = await gateway.graph('{ __typename }', { headers: { origin: ORIGIN } });
  expect(headers.get('access-control-allow-credentials')).toBe('true');
  expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
});

test('an origin that no page can have is refused at the start', () => {
  for (const origin of ['*', 'app.example', 'https://app.example/', 'null']) {
    const start = () => gatewayConfig({ SUPERGRAPH_PATH: 'a.graphql', CORS_ORIGINS: origin });
    expect(start).toThrow(/CORS_ORIGINS: an origin is written as/);
  }
});

test('without a named origin no other page may read an answer', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { headers } = await gateway.graph('{ __typename }', { headers: { origin: ORIGIN } });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('what a page could send to another origin unasked is refused', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const query = encodeURIComponent('{ readers { id } }');
  const simple = await fetch(`${gateway.url}/graphql?query=${query}`);
  expect(simple.status).toBe(400);
  const form = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"query":"{ readers { id } }"}',
  });
  expect(form.status).toBeGreaterThanOrEqual(400);
  expect(readers.requests).toHaveLength(0);
  const preflighted = await fetch(`${gateway.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
  expect(preflighted.status).toBe(200);
  const mutation = encodeURIComponent('mutation { rename(id: "r1", name: "x") { id } }');
  expect((await fetch(`${gateway.url}/graphql?query=${mutation}`, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(
    405,
  );
});

test('answers carry the headers that keep browsers safe', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { headers } = await gateway.graph('{ __typename }');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('x-powered-by')).toBeNull();
});

test('a large answer is compressed for who can read it so, and a small one is not', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const post = async (query: string, encoding: string) => {
    const { headers, body } = await request(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
      body: JSON.stringify({ query }),
    });
    return { encoding: headers['content-encoding'], body: Buffer.from(await body.arrayBuffer()) };
  };
  const large = '{ __schema { types { name description fields { name } } } }';
  const plain = await post(large, 'identity');
  const gzip = await post(large, 'gzip');
  const brotli = await post(large, 'br, gzip');
  expect([plain.encoding, gzip.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br']);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect((await post('{ __typename }', 'gzip')).encoding).toBeUndefined();
});

test('GraphiQL is served to browsers whole, under a policy that lets its page load nothing from elsewhere', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  for (const path of ['/', '/graphql']) {
    const response = await fetch(gateway.url + path, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(response.status).toBe(200);
    const policy = String(response.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    const html = await response.text();
    const outside = html.slice(0, html.indexOf('<script>')).match(/(src|href)="https?:/g);
    expect(outside).toBeNull();
    expect(html).not.toMatch(/<script[^>]+src=|<link[^>]+href="(?!data:)/);
  }
});

test('GraphiQL subscribes over a WebSocket, which it tells the headers that were typed', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const html = await (await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } })).text();
  expect(html).toContain('"endpoint":"/graphql","subscriptionsProtocol":"WS"');
  expect(html).toMatch(/extensions:\{headers:(\w+\?\.headers),connectionParams:\1\}/);
});

test('GraphiQL can be turned off', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { GRAPHIQL: 'false' } });
  expect((await fetch(gateway.url, { headers: { accept: 'text/html' } })).status).toBe(404);
});
