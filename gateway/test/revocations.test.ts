import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { expect, inject, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

const SHOWN = '{ shown { viewer } }';

test('a revoked session is refused although its token is valid, and others are not', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const headers = bearer(await accounts.token({ sid: 'mine' }));
  const other = bearer(await accounts.token({ sid: 'other' }));
  expect((await gateway.graph(SHOWN, { headers })).status).toBe(200);
  accounts.revoke('session:mine');
  await gateway.gateway.nudge();
  const refused = await gateway.graph(SHOWN, { headers });
  expect(refused).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'revoked' } }] });
  expect((await gateway.graph(SHOWN, { headers: other })).status).toBe(200);
});

test('without a nudge the list is asked each second', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const headers = bearer(await accounts.token({ sid: 'mine' }));
  expect((await gateway.graph(SHOWN, { headers })).status).toBe(200);
  accounts.revoke('session:mine');
  await expect.poll(async () => (await gateway.graph(SHOWN, { headers })).status, { timeout: 10_000 }).toBe(401);
});

test('a user’s tokens below a version are refused, also those of opaque credentials', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  accounts.opaque.set('parley_key', { viewer: { id: 'u1', roles: [], scopes: [], sessionId: 'k1' }, tokenVersion: 2 });
  const status = async (token: string) => (await gateway.graph(SHOWN, { headers: bearer(token) })).status;
  const old = await accounts.token({ ver: 2 });
  expect([await status(old), await status('parley_key')]).toEqual([200, 200]);
  accounts.revoke('user:u1', 3);
  await gateway.gateway.nudge();
  expect([await status(old), await status('parley_key'), await status(await accounts.token({ ver: 3 }))]).toEqual([
    401, 401, 200,
  ]);
});

test('a long list is read in pages, from where it was left', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  for (let index = 0; index < 5; index += 1) accounts.revoke(`session:s${index}`);
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  expect(accounts.asked.revocations.slice(0, 3)).toEqual([0, 2, 4]);
  expect((await gateway.graph(SHOWN, { headers: bearer(await accounts.token({ sid: 's4' })) })).status).toBe(401);
});

test('another epoch is read from its start, and what was revoked before stays so', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  for (let index = 0; index < 3; index += 1) accounts.revoke(`session:old${index}`);
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  accounts.newEpoch();
  accounts.revoke('session:new');
  await gateway.gateway.nudge();
  const status = async (sid: string) => (await gateway.graph(SHOWN, { headers: bearer(await accounts.token({ sid })) })).status;
  expect([await status('new'), await status('old1'), await status('fine')]).toEqual([401, 401, 200]);
});

test('while the list is away the gateway serves on with what it knows and says so; it is not ready until it read it once', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  accounts.revoke('session:gone');
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const gone = bearer(await accounts.token({ sid: 'gone' }));
  accounts.available = false;
  await gateway.gateway.nudge();
  expect((await gateway.graph(SHOWN, { headers: bearer(await accounts.token()) })).status).toBe(200);
  expect((await gateway.graph(SHOWN, { headers: gone })).status).toBe(401);
  expect(await gateway.detailed()).toMatchObject({
    status: 'ready',
    revocations: { ok: false, lastError: 'it answered with status 500' },
  });

  await using late = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  expect((await fetch(`${late.url}/health/ready`)).status).toBe(503);
  accounts.available = true;
  await expect.poll(async () => (await fetch(`${late.url}/health/ready`)).status, { timeout: 10_000 }).toBe(200);
});

test('a message on the Redis channel is a nudge', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  const topic = `revocations-${randomUUID()}`;
  const settings = { ...accounts.settings, REDIS_URL: inject('redisUrl'), REVOCATIONS_TOPIC: topic };
  await using _gateway = await startGateway({ subgraphs: [readers], settings });
  const redis = new Redis(inject('redisUrl'));
  await expect.poll(() => redis.publish(topic, 'x'), { timeout: 10_000 }).toBe(1);
  // At one question each second, as without nudges, this would outlast the test.
  for (let nudge = 0; nudge < 60; nudge += 1) {
    const asked = accounts.asked.revocations.length;
    await redis.publish(topic, 'x');
    await expect.poll(() => accounts.asked.revocations.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(asked);
  }
  redis.disconnect();
});
