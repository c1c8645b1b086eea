import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidSettings } from '@parley/kit/config';
import { CannotStart } from '@parley/kit/process';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { gatewayConfig } from '../src/config.ts';
import { compose } from './support/compose.ts';
import { startGateway, type TestGateway, temporaryFolder } from './support/gateway.ts';
import { startReaders } from './support/library.ts';
import type { TestSubgraph } from './support/subgraph.ts';

/** The graph of the readers, with one field more that tells one schema from another. */
const withField = (readers: TestSubgraph, field: string) =>
  compose([{ ...readers, typeDefs: readers.typeDefs.replace('type Query {', `type Query { ${field}: String`) }]);

const has = async (gateway: TestGateway, field: string) => {
  const { data } = await gateway.graph('{ __type(name: "Query") { fields { name } } }');
  const fields = (data as unknown as { __type: { fields: { name: string }[] } }).__type.fields;
  return fields.some(({ name }) => name === field);
};

test('a file is followed, whether it is written anew or another one is renamed into its place', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'supergraph.graphql');
  await writeFile(path, withField(readers, 'one'));
  await using gateway = await startGateway({ settings: { SUPERGRAPH_PATH: path } });
  expect(await has(gateway, 'one')).toBe(true);
  await writeFile(path, withField(readers, 'two'));
  await expect.poll(() => has(gateway, 'two'), { timeout: 15_000 }).toBe(true);
  for (const field of ['three', 'four']) {
    await writeFile(`${path}.new`, withField(readers, field));
    await rename(`${path}.new`, path);
    await expect.poll(() => has(gateway, field), { timeout: 15_000 }).toBe(true);
  }
});

test('a supergraph whose addresses cannot be used is refused whole, while the old one serves', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'supergraph.graphql');
  await writeFile(path, withField(readers, 'one'));
  await using gateway = await startGateway({ settings: { SUPERGRAPH_PATH: path } });
  await writeFile(path, withField({ ...readers, url: 'http://user:%zz@127.0.0.1/graphql' }, 'two'));
  await expect.poll(async () => (await gateway.detailed()).supergraph.refused, { timeout: 15_000 }).not.toBeNull();
  expect(await has(gateway, 'one')).toBe(true);
  expect((await gateway.graph('{ readers { id } }')).data).toEqual({ readers: [{ id: 'r1' }, { id: 'r2' }] });
});

test('an invalid supergraph is refused with its reason while the old one serves, and a valid one follows', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'supergraph.graphql');
  const sdl = withField(readers, 'one');
  await writeFile(path, sdl);
  await using gateway = await startGateway({ settings: { SUPERGRAPH_PATH: path } });
  const since = (await gateway.detailed()).supergraph.since;
  for (const broken of [sdl.slice(0, sdl.length / 2), 'type Query { a: String }', sdl.replaceAll(': Reader', ': Nothing')]) {
    await writeFile(path, broken);
    await expect.poll(async () => (await gateway.detailed()).supergraph.refused, { timeout: 15_000 }).not.toBeNull();
    expect(await has(gateway, 'one')).toBe(true);
    expect((await gateway.detailed()).supergraph.since).toBe(since);
    await writeFile(path, sdl);
    await expect.poll(async () => (await gateway.detailed()).supergraph.refused, { timeout: 15_000 }).toBeNull();
  }
  const reasons = gateway.logged().filter(({ msg }) => msg === 'a supergraph was refused');
  expect(reasons).toHaveLength(3);
  for (const { reason } of reasons) expect(reason).toMatch(/\w/);
  await writeFile(path, withField(readers, 'two'));
  await expect.poll(() => has(gateway, 'two'), { timeout: 15_000 }).toBe(true);
});

test('a start with a broken or missing source serves the last good supergraph, and goes over to the source when it is good again', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'source', 'supergraph.graphql');
  const settings = { SUPERGRAPH_PATH: path, SUPERGRAPH_CACHE: join(folder.path, 'kept', 'supergraph.graphql') };
  await mkdir(join(folder.path, 'source'));
  await writeFile(path, withField(readers, 'one'));
  await (await startGateway({ settings }))[Symbol.asyncDispose]();
  expect(await readFile(settings.SUPERGRAPH_CACHE, 'utf8')).toBe(withField(readers, 'one'));
  await writeFile(path, 'broken');
  await using gateway = await startGateway({ settings });
  expect(await has(gateway, 'one')).toBe(true);
  expect(await gateway.detailed()).toMatchObject({
    supergraph: { serving: 'last good', refused: { reason: expect.any(String) } },
  });
  await writeFile(path, withField(readers, 'two'));
  await expect.poll(() => has(gateway, 'two'), { timeout: 15_000 }).toBe(true);
  expect(await gateway.detailed()).toMatchObject({ supergraph: { serving: `file ${path}`, refused: null } });
});

test('without any supergraph it cannot start, and says why in one line', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'none.graphql');
  await expect(startGateway({ settings: { SUPERGRAPH_PATH: path } })).rejects.toThrow(CannotStart);
  await writeFile(path, 'type Query { half: ');
  await expect(startGateway({ settings: { SUPERGRAPH_PATH: path } })).rejects.toThrow(/Syntax Error/);
  expect(() => gatewayConfig({})).toThrow(CannotStart);
  expect(() => gatewayConfig({ SUPERGRAPH_PATH: path, SUPERGRAPH_URL: 'http://cdn.example' })).toThrow(CannotStart);
  expect(() => gatewayConfig({ GATEWAY_PORT: 'x', PASS_THROUGH: 'auth', PASSPORT_SECRET: 'short' })).toThrow(InvalidSettings);
});

test('a CDN is asked with its key and the tag of what is known, and its mirror when it is away', async () => {
  await using readers = await startReaders();
  const cdn = Fastify({ forceCloseConnections: true });
  let sdl = withField(readers, 'one');
  let available = true;
  const asked: { mirror: boolean; key: unknown; tag: unknown; status: number }[] = [];
  cdn.get<{ Params: { place: string } }>('/:place', async (request, reply) => {
    const mirror = request.params.place === 'mirror';
    const tag = `"${sdl.length}"`;
    const status = !available && !mirror ? 500 : request.headers['if-none-match'] === tag ? 304 : 200;
    asked.push({ mirror, key: request.headers['x-hive-cdn-key'], tag: request.headers['if-none-match'], status });
    return reply
      .code(status)
      .header('etag', tag)
      .send(status === 200 ? sdl : '');
  });
  const url = await cdn.listen({ host: '127.0.0.1', port: 0 });
  const settings = { SUPERGRAPH_URL: `${url}/main,${url}/mirror`, SUPERGRAPH_KEY: 'a key', SUPERGRAPH_POLL_SECONDS: '0.05' };
  await using gateway = await startGateway({ settings });
  expect(asked[0]).toEqual({ mirror: false, key: 'a key', tag: undefined, status: 200 });
  await expect.poll(() => asked.at(-1)).toEqual({ mirror: false, key: 'a key', tag: `"${sdl.length}"`, status: 304 });
  available = false;
  sdl = withField(readers, 'longer');
  await expect.poll(() => has(gateway, 'longer'), { timeout: 15_000 }).toBe(true);
  expect(asked.some(({ mirror, status }) => mirror && status === 200)).toBe(true);
  await cdn.close();
  await expect.poll(async () => (await gateway.detailed()).supergraph.source.ok, { timeout: 15_000 }).toBe(false);
  expect(await has(gateway, 'longer')).toBe(true);
});

test('Uplink is asked with the key for the graph, and a start without it serves the last good supergraph', async () => {
  await using readers = await startReaders();
  await using folder = await temporaryFolder();
  const uplink = Fastify({ forceCloseConnections: true });
  const asked: unknown[] = [];
  uplink.post<{ Body: { variables: Record<string, unknown> } }>('/', async ({ body }) => {
    asked.push(body.variables);
    return {
      data: {
        routerConfig: {
          __typename: 'RouterConfigResult',
          id: '1',
          supergraphSdl: withField(readers, 'one'),
          minDelaySeconds: 10,
        },
      },
    };
  });
  const settings = {
    APOLLO_KEY: 'service:library:key',
    APOLLO_GRAPH_REF: 'library@main',
    APOLLO_UPLINK_ENDPOINTS: await uplink.listen({ host: '127.0.0.1', port: 0 }),
    SUPERGRAPH_CACHE: join(folder.path, 'kept.graphql'),
  };
  {
    await using gateway = await startGateway({ settings });
    expect(asked).toEqual([{ ref: 'library@main', apiKey: 'service:library:key', ifAfterId: null }]);
    expect(await has(gateway, 'one')).toBe(true);
  }
  await uplink.close();
  await using gateway = await startGateway({ settings });
  expect(await has(gateway, 'one')).toBe(true);
  expect(await gateway.detailed()).toMatchObject({ supergraph: { serving: 'last good', source: { ok: false } } });
});

test('a subgraph’s URL can be replaced by a setting', async () => {
  await using readers = await startReaders();
  const elsewhere = { ...readers, url: 'http://127.0.0.1:9/graphql' };
  await using gateway = await startGateway({ subgraphs: [elsewhere], settings: { SUBGRAPH_URLS: `readers=${readers.url}` } });
  expect((await gateway.graph('{ readers { name } }')).errors).toBeUndefined();
});
