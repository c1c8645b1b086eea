import { Redis } from 'ioredis';
import pg from 'pg';
import { expect, inject, test } from 'vitest';

test('the run shares a PostgreSQL 18', async () => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  expect(rows).toEqual([{ server_version: expect.stringMatching(/^18\./) }]);
});

test('the run shares a Redis that asks for its password', async () => {
  const { hostname, port } = new URL(inject('redisUrl'));
  const stranger = new Redis(Number(port), hostname, { enableReadyCheck: false });
  await expect(stranger.get('anything')).rejects.toThrow('NOAUTH');
  stranger.disconnect();

  const known = new Redis(inject('redisUrl'));
  expect(await known.ping()).toBe('PONG');
  known.disconnect();
});
