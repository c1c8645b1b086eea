import { createHash, randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { startGateway, type TestGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

const send = async (gateway: TestGateway, hash: string, query?: string) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? data;
};
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');
const answer = { readers: [{ id: 'r1' }, { id: 'r2' }] };

test('a query that was sent once can be asked for by its hash', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const query = '{ readers { id } }';
  expect(await send(gateway, hashOf(query))).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await send(gateway, hashOf('another'), query)).toBe('BAD_USER_INPUT');
  expect(await send(gateway, hashOf(query), query)).toEqual(answer);
  expect(await send(gateway, hashOf(query))).toEqual(answer);
});

test('with Redis another gateway knows it too', async () => {
  await using readers = await startReaders();
  const settings = { REDIS_URL: inject('redisUrl') };
  await using one = await startGateway({ subgraphs: [readers], settings });
  await using other = await startGateway({ subgraphs: [readers], settings });
  const query = `{ readers { id } } # ${randomUUID()}`;
  await expect.poll(async () => (await one.detailed()).redis.ok, { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await other.detailed()).redis.ok, { timeout: 10_000 }).toBe(true);
  expect(await send(one, hashOf(query), query)).toEqual(answer);
  await expect.poll(() => send(other, hashOf(query))).toEqual(answer);
});

test('while Redis is away queries are answered, and none is known by its hash', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers], settings: { REDIS_URL: 'redis://127.0.0.1:9' } });
  const query = '{ readers { id } }';
  expect(await send(gateway, hashOf(query), query)).toEqual(answer);
  expect(await send(gateway, hashOf(query))).toBe('PERSISTED_QUERY_NOT_FOUND');
  await expect.poll(async () => (await gateway.detailed()).redis.ok).toBe(false);
});
