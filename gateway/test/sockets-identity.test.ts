import { expect, test } from 'vitest';
import { bearer } from './support/accounts.ts';
import { eventually } from './support/eventually.ts';
import type { RawClient } from './support/raw-client.ts';
import { OWN_PAGE, startSockets, type TestSockets } from './support/sockets.ts';

const SHOWN = '{ shown { viewer roles } }';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

async function shown(client: RawClient, id = crypto.randomUUID()): Promise<unknown> {
  client.subscribe(id, SHOWN);
  return ((await client.message('next')).payload as unknown as { data: { shown: unknown } }).data.shown;
}

async function refused(gateway: TestSockets, params: Record<string, unknown>, headers?: Record<string, string>) {
  using client = await gateway.raw({ headers });
  client.send({ type: 'connection_init', payload: params });
  return await client.closed;
}

test('a bearer token in connectionParams says who a socket is from, and the answer when that is over', async () => {
  await using gateway = await startSockets();
  using client = await gateway.raw();
  const exp = inSeconds(300);
  client.send({ type: 'connection_init', payload: bearer(await gateway.accounts.token({ sub: 'u3', exp })) });
  const expiresAt = new Date(exp * 1000).toISOString();
  expect(await client.message('connection_ack')).toEqual({ type: 'connection_ack', payload: { expiresAt } });
  expect(await shown(client)).toEqual({ viewer: 'u3', roles: ['USER'] });
});

test('an API key says it too, until it is over', async () => {
  await using gateway = await startSockets();
  const key = { viewer: { id: 'u4', roles: [], scopes: ['*'], sessionId: 'k1' }, tokenVersion: 1 };
  gateway.accounts.opaque.set('parley_key', key);
  using client = await gateway.enter(bearer('parley_key'));
  expect(await shown(client)).toEqual({ viewer: 'u4', roles: [] });
  const expiresAt = new Date(Date.now() + 3_000).toISOString();
  gateway.accounts.opaque.set('parley_brief', Object.assign({ expiresAt }, key));
  using brief = await gateway.enter(bearer('parley_brief'));
  expect(await brief.closed).toEqual({ code: 4401, reason: 'expired' });
  expect(await shown(client)).toEqual({ viewer: 'u4', roles: [] });
});

test('a socket without credentials is nobody’s, and may do what nobody may do over HTTP', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter();
  expect(await shown(client)).toEqual({ viewer: null, roles: null });
  client.subscribe('1', 'subscription { ticks }');
  await eventually(() => [...gateway.broadcast.listening][0]?.subscriber).toMatchObject({ viewer: null });
});

test('the cookie counts for our own pages and those of named origins, and a foreign page that uses it is refused', async () => {
  await using gateway = await startSockets();
  const cookie = `access=${await gateway.accounts.token({ sub: 'u5' })}`;
  for (const origin of [OWN_PAGE, gateway.url]) {
    using client = await gateway.enter({}, { headers: { cookie, origin } });
    expect(await shown(client)).toMatchObject({ viewer: 'u5' });
  }
  const forbidden = { code: 4403, reason: 'this page may not use the cookie' };
  for (const origin of ['https://evil.example', 'null', `${OWN_PAGE}.evil.example`, 'http://app.example']) {
    expect(await refused(gateway, {}, { cookie, origin })).toEqual(forbidden);
  }
  expect(await refused(gateway, {}, { cookie })).toEqual(forbidden);
  const authorization = `Bearer ${await gateway.accounts.token({ sub: 'u6' })}`;
  using chosen = await gateway.enter({ authorization }, { headers: { cookie, origin: 'https://evil.example' } });
  expect(await shown(chosen)).toMatchObject({ viewer: 'u6' });
});

test('behind a trusted proxy our own page is known by the name that the proxy was asked for, and no forged one counts without', async () => {
  await using trusting = await startSockets({ TRUST_PROXY: 'true' });
  await using plain = await startSockets();
  const headers = async ({ accounts }: TestSockets, origin: string) => ({
    cookie: `access=${await accounts.token()}`,
    origin,
    'x-forwarded-host': 'chat.example',
    'x-forwarded-proto': 'https',
  });
  using client = await trusting.enter({}, { headers: await headers(trusting, 'https://chat.example') });
  expect(await shown(client)).toMatchObject({ viewer: 'u1' });
  expect(await refused(trusting, {}, await headers(trusting, 'http://chat.example'))).toMatchObject({ code: 4403 });
  expect(await refused(plain, {}, await headers(plain, 'https://chat.example'))).toMatchObject({ code: 4403 });
});

test('credentials that are not accepted end the socket, and say why', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  accounts.revoke('session:gone');
  await gateway.nudge();
  const code = 4401;
  expect(await refused(gateway, bearer('nonsense'))).toEqual({ code, reason: 'invalid' });
  expect(await refused(gateway, { authorization: { toString: 'Bearer x' } })).toEqual({ code, reason: 'invalid' });
  expect(await refused(gateway, bearer(await accounts.token({ exp: inSeconds(-5) })))).toEqual({ code, reason: 'expired' });
  expect(await refused(gateway, bearer(await accounts.token({ sid: 'gone' })))).toEqual({ code, reason: 'revoked' });
  accounts.available = false;
  expect(await refused(gateway, bearer('parley_unknown'))).toMatchObject({ code: 4104 });
});

test('a socket ends when its token is over, and nothing is said on it after that', async () => {
  await using gateway = await startSockets();
  using brief = await gateway.enter(bearer(await gateway.accounts.token({ sub: 'u1', exp: inSeconds(3) })));
  brief.subscribe('1', 'subscription { ticks }');
  await eventually(() => gateway.broadcast.listening.size).toBe(1);
  expect(await brief.closed).toEqual({ code: 4401, reason: 'expired' });
  expect(gateway.broadcast.listening.size).toBe(0);
});

test('a ping that carries a new token of the same person renews the socket; subscriptions learn of other rights', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  using client = await gateway.enter(bearer(await accounts.token({ exp: inSeconds(3) })));
  client.subscribe('1', 'subscription { ticks }');
  await eventually(() => gateway.broadcast.listening.size).toBe(1);
  const [listening] = gateway.broadcast.listening;
  const exp = inSeconds(300);
  client.send({ type: 'ping', payload: bearer(await accounts.token({ exp })) });
  expect(await client.message('pong')).toEqual({
    type: 'pong',
    payload: { expiresAt: new Date(exp * 1000).toISOString() },
  });
  expect(listening?.renewals).toEqual([]);
  client.send({ type: 'ping', payload: bearer(await accounts.token({ exp, roles: ['ADMIN'] })) });
  await client.message('pong');
  expect(listening?.renewals).toMatchObject([{ id: 'u1', roles: ['ADMIN'] }]);
  using brief = await gateway.enter(bearer(await accounts.token({ exp: inSeconds(3) })));
  await brief.closed;
  expect(await shown(client)).toEqual({ viewer: 'u1', roles: ['ADMIN'] });
});

test('a renewal by another person, by what is not accepted, or of nobody’s socket ends it', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  const renewed = async (params: Record<string, unknown>, payload: Record<string, unknown>) => {
    using client = await gateway.enter(params);
    client.send({ type: 'ping', payload });
    return await client.closed;
  };
  const mine = bearer(await accounts.token());
  const another = bearer(await accounts.token({ sub: 'u2' }));
  expect(await renewed(mine, another)).toEqual({ code: 4403, reason: 'another person' });
  expect(await renewed({}, mine)).toEqual({ code: 4403, reason: 'another person' });
  expect(await renewed(mine, bearer('nonsense'))).toEqual({ code: 4401, reason: 'invalid' });
  expect(await renewed(mine, { ticket: 'made.up' })).toEqual({ code: 4401, reason: 'invalid' });
});

test('while nobody can tell who shows a new credential, the old one goes on', async () => {
  await using gateway = await startSockets();
  const exp = inSeconds(300);
  using client = await gateway.enter(bearer(await gateway.accounts.token({ exp })));
  gateway.accounts.available = false;
  client.send({ type: 'ping', payload: bearer('parley_unknown') });
  expect((await client.message('pong')).payload).toEqual({ expiresAt: new Date(exp * 1000).toISOString() });
  expect(await shown(client)).toMatchObject({ viewer: 'u1' });
});

test('a page gets a ticket by its new cookie, at any gateway, and renews its socket with it', async () => {
  await using gateway = await startSockets();
  await using other = await startSockets();
  const cookie = async (claims: Record<string, unknown>, of = gateway) => `access=${await of.accounts.token(claims)}`;
  using client = await gateway.enter({}, { headers: { cookie: await cookie({ exp: inSeconds(3) }), origin: OWN_PAGE } });
  const exp = inSeconds(300);
  const renew = async (headers: Record<string, string>) => fetch(`${other.url}/sockets/renew`, { method: 'POST', headers });
  const answer = await renew({ cookie: await cookie({ exp }, other), origin: OWN_PAGE });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const { ticket, expiresAt } = (await answer.json()) as Record<string, string>;
  expect(expiresAt).toBe(new Date(exp * 1000).toISOString());
  client.send({ type: 'ping', payload: { ticket } });
  expect((await client.message('pong')).payload).toEqual({ expiresAt });

  using thief = await gateway.enter(bearer(await gateway.accounts.token({ sub: 'u2' })));
  thief.send({ type: 'ping', payload: { ticket } });
  expect(await thief.closed).toMatchObject({ code: 4403 });
  expect((await renew({ cookie: await cookie({}, other), origin: 'https://evil.example' })).status).toBe(403);
  expect((await renew({ origin: OWN_PAGE })).status).toBe(401);
  expect((await renew({ cookie: 'access=nonsense', origin: OWN_PAGE })).status).toBe(401);
});

test('a revoked session’s and user’s sockets end within a second, and no others', async () => {
  await using gateway = await startSockets();
  const { accounts } = gateway;
  const enter = async (claims: Record<string, unknown>) => gateway.enter(bearer(await accounts.token(claims)));
  using mine = await enter({ sub: 'u1', sid: 'a' });
  using also = await enter({ sub: 'u1', sid: 'b' });
  using theirs = await enter({ sub: 'u2', sid: 'c', ver: 3 });
  using newer = await enter({ sub: 'u2', sid: 'd', ver: 4 });
  accounts.revoke('session:a');
  expect(await mine.closed).toEqual({ code: 4401, reason: 'revoked' });
  accounts.revoke('user:u2', 4);
  expect(await theirs.closed).toEqual({ code: 4401, reason: 'revoked' });
  expect(await shown(also)).toMatchObject({ viewer: 'u1' });
  expect(await shown(newer)).toMatchObject({ viewer: 'u2' });
  expect(gateway.sockets.state().open).toBe(2);
});

test('a socket that was renewed under another session ends with that one', async () => {
  await using gateway = await startSockets();
  using client = await gateway.enter(bearer(await gateway.accounts.token({ sid: 'before' })));
  client.send({ type: 'ping', payload: bearer(await gateway.accounts.token({ sid: 'after' })) });
  await client.message('pong');
  gateway.accounts.revoke('session:before');
  await gateway.nudge();
  expect(await shown(client)).toMatchObject({ viewer: 'u1' });
  gateway.accounts.revoke('session:after');
  expect(await client.closed).toEqual({ code: 4401, reason: 'revoked' });
});

test('no credential lies in the log', async () => {
  await using gateway = await startSockets();
  const token = await gateway.accounts.token();
  using client = await gateway.enter(bearer(token));
  client.send({ type: 'ping', payload: bearer('nonsense-secret') });
  await client.closed;
  const lines = JSON.stringify(gateway.logged());
  expect(lines).toContain('a socket is ended');
  expect(lines).not.toContain(token);
  expect(lines).not.toContain('nonsense-secret');
});
