import { expect, test, vi } from 'vitest';
import { PASSWORD, registerPerson, type TestPerson } from './support/person.ts';
import { revocationsAfter } from './support/revocations.ts';
import { refusedToStrangers, sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { credential apiKey { id name scopes expiresAt lastUsedAt } }
}`;
const LIST = '{ apiKeys { id name scopes lastUsedAt } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { apiKeyId } }';

const create = (person: TestPerson, given: object = {}) =>
  users.graph(CREATE, { input: { name: 'Robot', scopes: ['profile:read'], ...given } }, { as: person.viewer });

async function newKey(person: TestPerson, given: object = {}): Promise<{ id: string; credential: string }> {
  const { data, errors } = await create(person, given);
  expect(errors).toBeUndefined();
  return { id: data.createApiKey.apiKey.id, credential: data.createApiKey.credential };
}

async function introspect(credential: unknown, passport = users.passport()) {
  const answer = await fetch(`${users.url}/identity/introspect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-passport': passport },
    body: JSON.stringify({ credential }),
  });
  return { status: answer.status, body: await answer.json() };
}

test('a gateway learns for whom a key speaks, and for how much', async () => {
  const ada = await registerPerson(users);
  const key = await newKey(ada, { scopes: ['contacts:read', 'profile:read', 'profile:read'] });
  expect((await introspect(key.credential)).body).toEqual({
    active: true,
    viewer: { id: ada.id, roles: ['USER'], scopes: ['contacts:read', 'profile:read'], sessionId: key.id },
    tokenVersion: 1,
    expiresAt: null,
  });
});

test('a key is shown once, and only its hash lies in the database', async () => {
  const ada = await registerPerson(users);
  const { id, credential } = await newKey(ada);
  expect((await users.graph(LIST, {}, { as: ada.viewer })).data.apiKeys).toEqual([
    { id, name: 'Robot', scopes: ['profile:read'], lastUsedAt: null },
  ]);
  const secret = credential.slice(`parley_${id}_`.length);
  expect(secret.length).toBeGreaterThan(40);
  expect(JSON.stringify([await users.sql('select * from api_key'), await users.sql('select * from audit_entry')])).not.toContain(
    secret,
  );
});

test('a revoked key is worth nothing, and gateways are told', async () => {
  const ada = await registerPerson(users);
  const key = await newKey(ada);
  const { head } = await revocationsAfter(users, 0);
  expect((await users.graph(REVOKE, { id: key.id }, { as: ada.viewer })).data).toEqual({ revokeApiKey: { apiKeyId: key.id } });
  expect((await introspect(key.credential)).body).toEqual({ active: false });
  expect((await revocationsAfter(users, head)).revocations).toMatchObject([{ subject: `session:${key.id}`, version: null }]);
  expect((await users.graph(LIST, {}, { as: ada.viewer })).data.apiKeys).toEqual([]);
});

test('that a key has ended is announced, by whatever it ends', async () => {
  const ada = await registerPerson(users);
  const [one, other] = [await newKey(ada), await newKey(ada)];
  const announced = async () => {
    const rows = await users.sql<{ sessionId: string }>(
      `select payload->>'sessionId' as "sessionId" from outbox where name = 'session.revoked' and key = $1 order by number`,
      [ada.id],
    );
    return rows.map(({ sessionId }) => sessionId);
  };
  await users.graph(REVOKE, { id: one.id }, { as: ada.viewer });
  expect(await announced()).toEqual([one.id]);
  const given = { currentPassword: PASSWORD, newPassword: 'eleven green kettles whistle', revokeApiKeys: true };
  const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }';
  expect((await users.graph(change, { input: given }, { as: ada.viewer })).errors).toBeUndefined();
  expect(await announced()).toEqual([one.id, other.id]);
});

test("nobody sees or revokes another person's key", async () => {
  const [ada, eve] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Eve')];
  const key = await newKey(ada);
  expect((await users.graph(LIST, {}, { as: eve.viewer })).data.apiKeys).toEqual([]);
  const answers = [];
  for (const id of [key.id, '00000000-0000-7000-8000-000000000000', 'x']) {
    answers.push(await users.graph(REVOKE, { id }, { as: eve.viewer }));
  }
  expect(answers[0]?.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect((await introspect(key.credential)).body.active).toBe(true);
});

test('an expired key is worth nothing', async () => {
  const ada = await registerPerson(users);
  const key = await newKey(ada, { expiresAt: new Date(Date.now() + 3_600_000) });
  expect((await introspect(key.credential)).body.active).toBe(true);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  expect((await introspect(key.credential)).body).toEqual({ active: false });
});

test("a key has its owner's roles of now, and a suspended owner's key is worth nothing", async () => {
  const ada = await registerPerson(users);
  const key = await newKey(ada);
  await users.sql(`update account set roles = '{USER,AGENT}' where id = $1`, [ada.id]);
  expect((await introspect(key.credential)).body.viewer.roles).toEqual(['USER', 'AGENT']);
  await users.sql('update account set suspended_at = now() where id = $1', [ada.id]);
  expect((await introspect(key.credential)).body).toEqual({ active: false });
});

test('when a key was last used is known, and written at most once a minute', async () => {
  const ada = await registerPerson(users);
  const key = await newKey(ada);
  const lastUsed = async () => (await users.graph(LIST, {}, { as: ada.viewer })).data.apiKeys[0].lastUsedAt;
  await introspect(key.credential);
  const first = await lastUsed();
  expect(first).not.toBeNull();
  await introspect(key.credential);
  expect(await lastUsed()).toBe(first);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  await introspect(key.credential);
  expect(new Date(await lastUsed()).getTime()).toBeGreaterThan(new Date(first).getTime());
});

test.each([
  ['scopes', 'none', { scopes: [] }],
  ['scopes', 'all', { scopes: ['*'] }],
  ['scopes', 'the account itself', { scopes: ['profile:read', 'account'] }],
  ['name', 'an empty one', { name: ' ' }],
  ['expiresAt', 'one that is over', { expiresAt: '2020-01-01T00:00:00Z' }],
])('%s of a new key: %s is refused', async (field, _what, given) => {
  const { data, errors } = await create(await registerPerson(users), given);
  expect(data).toEqual({ createApiKey: null });
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
});

test('only an ADMIN grants the scope of an ADMIN', async () => {
  const ada = await registerPerson(users);
  expect((await create(ada, { scopes: ['admin'] })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const admin = { ...ada, viewer: { ...ada.viewer, roles: ['USER', 'ADMIN'] } };
  expect((await create(admin, { scopes: ['admin'] })).errors).toBeUndefined();
});

test('nobody has more than fifty keys, however many are asked for at once', async () => {
  const ada = await registerPerson(users);
  const answers = await Promise.all(Array.from({ length: 60 }, () => create(ada)));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(50);
  expect(answers.find(({ errors }) => errors !== undefined)?.errors?.[0]?.extensions['code']).toBe('CONFLICT');
});

test('what is no key is inactive', async () => {
  const ada = await registerPerson(users);
  const { id, credential } = await newKey(ada);
  const other = await newKey(ada);
  const madeUp = [
    '',
    'parley_',
    `parley_${id}_`,
    `parley_${id}_${'A'.repeat(43)}`,
    credential.replace(id, other.id),
    `${credential}A`,
    ` ${credential}`,
    ada.tokens.accessToken,
    'x'.repeat(100_000),
  ];
  for (const text of madeUp) expect((await introspect(text)).body).toEqual({ active: false });
});

test('nobody but a gateway asks what a credential is', async () => {
  const ada = await registerPerson(users);
  const { credential } = await newKey(ada);
  expect((await introspect(credential, 'made.up')).status).toBe(401);
  expect((await introspect(credential, users.servicePassport('messages'))).status).toBe(403);
  expect((await introspect(7)).status).toBe(400);
});

refusedToStrangers(users, {
  apiKeys: '{ apiKeys { id } }',
  createApiKey: 'mutation { createApiKey(input: { name: "x", scopes: ["profile:read"] }) { credential } }',
  revokeApiKey: 'mutation { revokeApiKey(id: "x") { apiKeyId } }',
});
