import { request } from 'undici';
import { expect, test } from 'vitest';
import { startAccounts } from './support/accounts.ts';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

test('health says that it lives, that it is ready, and how each thing fares', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  expect(await (await fetch(`${gateway.url}/health/live`)).json()).toEqual({ status: 'live' });
  expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toEqual({ status: 'ready' });
  expect(await gateway.detailed()).toEqual({
    status: 'ready',
    supergraph: {
      serving: expect.stringMatching(/^file /),
      since: expect.any(String),
      source: { ok: true, since: expect.any(String), lastError: null },
      refused: null,
    },
    subgraphs: { readers: { ok: true, since: expect.any(String), lastError: null } },
    sockets: { open: 0, operations: 0 },
    subscriptions: expect.objectContaining({ subscriptions: 0, topics: 0 }),
  });
});

test('the details are not there for who asks through a proxy', async () => {
  await using readers = await startReaders();
  await using gateway = await startGateway({ subgraphs: [readers] });
  const { statusCode, body } = await request(`${gateway.url}/health/detailed`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
  await body.dump();
  expect(statusCode).toBe(404);
});

test('an administrator is told the details through a proxy too, and nobody else is', async () => {
  await using readers = await startReaders();
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const statusFor = async (credential: string | null) => {
    const { statusCode, body } = await request(`${gateway.url}/health/detailed`, {
      headers: { 'x-forwarded-for': '192.0.2.1', ...(credential !== null && { authorization: `Bearer ${credential}` }) },
    });
    await body.dump();
    return statusCode;
  };
  accounts.opaque.set('parley_of-an-admin', {
    viewer: { id: 'u1', roles: ['USER', 'ADMIN'], scopes: ['profile:read'], sessionId: 'k1' },
    tokenVersion: 0,
  });
  expect(await statusFor(await accounts.token({ roles: ['USER', 'ADMIN'] }))).toBe(200);
  expect(await statusFor(await accounts.token({ roles: ['USER', 'AGENT'] }))).toBe(404);
  expect(await statusFor('parley_of-an-admin')).toBe(404);
  expect(await statusFor(await accounts.token({ roles: ['ADMIN'], exp: 1 }))).toBe(404);
  expect(await statusFor(null)).toBe(404);
});

test('a stop lets requests under way finish, says no to readiness meanwhile, and ends idle connections', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  await using readers = await startReaders({
    routes(app) {
      app.addHook('preHandler', async () => {
        asked.resolve();
        await answer.promise;
      });
    },
  });
  const gateway = await startGateway({ subgraphs: [readers], settings: { DRAIN_NOTICE_SECONDS: '0.2' } });
  const underWay = gateway.graph('{ readers { id } }');
  await asked.promise;
  const stopped = gateway.gateway.stop();
  expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
  await expect
    .poll(
      () =>
        fetch(`${gateway.url}/health/live`).then(
          () => 'open',
          () => 'closed',
        ),
      { timeout: 10_000 },
    )
    .toBe('closed');
  answer.resolve();
  const { status, headers, data } = await underWay;
  expect(status).toBe(200);
  expect(headers.get('connection')).toBe('close');
  expect(data).toEqual({ readers: [{ id: 'r1' }, { id: 'r2' }] });
  await stopped;
});

test('a request that does not finish in time is ended', async () => {
  await using readers = await startReaders();
  const gateway = await startGateway({ subgraphs: [readers], settings: { DRAIN_SECONDS: '0.2' } });
  const underWay = gateway.graph('{ waits }').then(
    () => 'answered',
    () => 'ended',
  );
  await expect.poll(() => readers.requests.length).toBe(1);
  await gateway.gateway.stop();
  expect(await underWay).toBe('ended');
});
