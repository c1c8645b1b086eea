import { generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { bearer, startAccounts } from './support/accounts.ts';
import { startGateway } from './support/gateway.ts';
import { startReaders } from './support/library.ts';

const SHOWN = '{ shown { viewer roles scopes session } }';

test('an access token says who asks, in the header or in the cookie', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const shown = { viewer: 'u1', roles: ['USER'], scopes: ['*'], session: 's1' };
  const token = await accounts.token();
  expect((await gateway.graph(SHOWN, { headers: bearer(token) })).data).toEqual({ shown });
  expect((await gateway.graph(SHOWN, { headers: { cookie: `other=1; access=${token}` } })).data).toEqual({ shown });
  expect((await gateway.graph(SHOWN)).data).toEqual({ shown: { viewer: null, roles: null, scopes: null, session: null } });
});

test('a credential that is not accepted refuses the whole request, and says why', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const { privateKey } = await generateKeyPair('EdDSA');
  const past = Math.floor(Date.now() / 1000) - 60;
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await accounts.token()).split('.')[1]}.`;
  const refused: [Record<string, string>, string][] = [
    [bearer(await accounts.token({ exp: past })), 'expired'],
    [bearer(await accounts.token({}, privateKey)), 'invalid'],
    [bearer(await accounts.token({ iss: 'https://elsewhere.example' })), 'invalid'],
    [bearer(await accounts.token({ aud: 'another-graph' })), 'invalid'],
    [bearer(await accounts.token({ ver: 'one' })), 'invalid'],
    [bearer(unsigned), 'invalid'],
    [bearer('parley_unknown'), 'invalid'],
    [{ authorization: 'Basic dTpw' }, 'invalid'],
    [{ authorization: 'Bearer ' }, 'invalid'],
    [{ cookie: `access=${await accounts.token({ exp: past })}` }, 'expired'],
  ];
  for (const [headers, reason] of refused) {
    const answer = await gateway.graph(SHOWN, { headers });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED', reason } }] });
    expect(answer.data).toBeUndefined();
  }
  expect(readers.requests).toHaveLength(0);
});

test('a token that was accepted is refused from the moment it expires', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const headers = bearer(await accounts.token({ exp: Math.floor(Date.now() / 1000) + 2 }));
  expect((await gateway.graph(SHOWN, { headers })).status).toBe(200);
  await expect.poll(async () => (await gateway.graph(SHOWN, { headers })).status, { timeout: 10_000 }).toBe(401);
});

test('a new key is found when a token names it, while forged ones cannot make the keys be read over and over', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  expect((await gateway.graph(SHOWN, { headers: bearer(await accounts.token()) })).status).toBe(200);
  await accounts.rotate();
  const headers = bearer(await accounts.token());
  await expect.poll(async () => (await gateway.graph(SHOWN, { headers })).status, { timeout: 15_000 }).toBe(200);
  const asked = accounts.asked.keys;
  const { privateKey } = await generateKeyPair('EdDSA');
  await accounts.rotate();
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) =>
      gateway.graph(SHOWN, { headers: bearer(await accounts.token({ sid: `s${index}` }, privateKey)) }),
    ),
  );
  expect(accounts.asked.keys - asked).toBeLessThanOrEqual(1);
});

test('keys that were read serve on while their publisher is away; without any, signing in is unavailable and not refused', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  const { REVOCATIONS_URL: _, ...settings } = accounts.settings;
  await using gateway = await startGateway({ subgraphs: [readers], settings });
  accounts.available = false;
  expect((await gateway.graph(SHOWN, { headers: bearer(await accounts.token()) })).status).toBe(200);
  await using late = await startGateway({ subgraphs: [readers], settings });
  const answer = await late.graph(SHOWN, { headers: bearer(await accounts.token()) });
  expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  accounts.available = true;
  const headers = bearer(await accounts.token());
  await expect.poll(async () => (await late.graph(SHOWN, { headers })).status, { timeout: 10_000 }).toBe(200);
});

test('a token that is older than tokens may be is refused, since its revocation may be forgotten', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({
    subgraphs: [readers],
    settings: { ...accounts.settings, TOKEN_LIFE_SECONDS: '600' },
  });
  const now = Math.floor(Date.now() / 1000);
  const young = await accounts.token({ iat: now - 500, exp: now + 5000 });
  const old = await accounts.token({ iat: now - 700, exp: now + 5000 });
  expect((await gateway.graph(SHOWN, { headers: bearer(young) })).status).toBe(200);
  expect(await gateway.graph(SHOWN, { headers: bearer(old) })).toMatchObject({
    status: 401,
    errors: [{ extensions: { reason: 'expired' } }],
  });
});

test('an opaque credential of any length is refused without being asked for or kept', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  expect((await gateway.graph(SHOWN, { headers: bearer(`parley_${'x'.repeat(5000)}`) })).status).toBe(401);
  expect(accounts.asked.introspections).toBe(0);
});

test('an opaque credential is asked for once, also by many requests at a time', async () => {
  await using readers = await startReaders({ passports: true });
  await using accounts = await startAccounts();
  await using gateway = await startGateway({ subgraphs: [readers], settings: accounts.settings });
  const viewer = { id: 'bot', roles: ['USER'], scopes: ['read'], sessionId: 'key1' };
  accounts.opaque.set('parley_good', { viewer, tokenVersion: 1 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.graph(SHOWN, { headers: bearer('parley_good') })));
  for (const { data } of answers)
    expect(data).toEqual({ shown: { viewer: 'bot', roles: ['USER'], scopes: ['read'], session: 'key1' } });
  expect(accounts.asked.introspections).toBe(1);
});
