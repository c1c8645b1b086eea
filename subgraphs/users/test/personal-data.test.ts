import { beforeAll, expect, test } from 'vitest';
import { FIRST_ADMIN, registerFirstAdmin } from './support/admin.ts';
import { newestLetter } from './support/letters.ts';
import { logIn, PASSWORD, registerPerson, START_TWO_FACTOR, type TestPerson, tryLogIn } from './support/person.ts';
import { rowsThatMention } from './support/rows-that-mention.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers(FIRST_ADMIN);
let admin: TestPerson;
beforeAll(async () => {
  admin = await registerFirstAdmin(users);
});

const exported = (as: TestPerson['viewer'] | null) => users.graph('{ personalData { id account } }', {}, { as });

const erase = (person: TestPerson, password = PASSWORD) =>
  users.graph(
    'mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erasedId } }',
    { input: { password } },
    { as: person.viewer },
  );

async function contacts(one: TestPerson, other: TestPerson): Promise<void> {
  await users.graph('mutation ($id: ID!) { requestContact(userId: $id) { user { id } } }', { id: other.id }, { as: one.viewer });
  await users.graph('mutation ($id: ID!) { acceptContact(userId: $id) { user { id } } }', { id: one.id }, { as: other.viewer });
}

test('a person can take along all that is held of them', async () => {
  const [ada, bob] = await Promise.all([registerPerson(users, 'Ada'), registerPerson(users, 'Bob')]);
  await contacts(ada, bob);
  await users.graph(
    'mutation { createApiKey(input: { name: "robot", scopes: ["profile:read"] }) { apiKey { id } } }',
    {},
    { as: ada.viewer },
  );
  const { data, errors } = await exported(ada.viewer);
  expect(errors).toBeUndefined();
  expect(data.personalData.id).toBe(ada.id);
  expect(data.personalData.account).toMatchObject({
    account: { id: ada.id, name: 'Ada', email: ada.email, emailVerifiedAt: null },
    sessions: [{ id: ada.viewer.sessionId }],
    apiKeys: [{ name: 'robot', scopes: ['profile:read'] }],
    contacts: [{ otherId: bob.id, state: 'accepted' }],
    doneToAccount: [{ action: 'apiKey.created' }, { action: 'session.started' }, { action: 'account.registered' }],
    secondFactor: null,
    externalProfile: null,
  });
});

test('no secret is taken along, and nothing of the ADMIN who acted', async () => {
  const ada = await registerPerson(users);
  await users.graph(
    'mutation ($input: SetRolesInput!) { setRoles(input: $input) { user { id } } }',
    { input: { userId: ada.id, roles: ['AGENT'] } },
    { as: admin.viewer, address: '192.0.2.99' },
  );
  const text = JSON.stringify((await exported(ada.viewer)).data);
  expect(text).toContain('roles.changed');
  expect(text).not.toMatch(/192\.0\.2\.99|argon2|seed|hash|sealed/);
});

test('nobody takes along what is held of others', async () => {
  const ada = await registerPerson(users);
  expect((await exported(null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on PersonalData { account } } }';
  const { data, errors } = await users.graph(query, { of: [{ __typename: 'PersonalData', id: ada.id }] }, { as: admin.viewer });
  expect(data._entities).toEqual([null]);
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('an erased person is out for good, and leaves an id with a stand-in for a name', async () => {
  const [ada, bob] = await Promise.all([registerPerson(users, 'Ada'), registerPerson(users, 'Bob')]);
  await contacts(ada, bob);
  expect((await erase(ada)).data.eraseAccount.erasedId).toBe(ada.id);

  const { data } = await users.graph(
    'query ($id: ID!) { user(id: $id) { name bio roles email erased contact { state } } users(search: "Ada") { edges { node { id } } } contacts { edges { cursor } } }',
    { id: ada.id },
    { as: bob.viewer },
  );
  expect(data.user).toEqual({ name: 'Deleted person', bio: '', roles: ['USER'], email: null, erased: true, contact: null });
  expect(data.users.edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(ada.id);
  expect(data.contacts.edges).toEqual([]);

  expect((await tryLogIn(users, ada.email)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await users.graph('{ viewer { id } }', {}, { as: ada.viewer })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const refreshed = await users.graph(
    'mutation ($token: String!) { refresh(input: { refreshToken: $token }) { tokens { accessToken } } }',
    {
      token: ada.tokens.refreshToken,
    },
  );
  expect(refreshed.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('the access of an erased person is revoked, and their address is free again', async () => {
  const ada = await registerPerson(users);
  await erase(ada);
  const answer = await fetch(`${users.url}/identity/revocations?after=0`, { headers: { 'x-parley-passport': users.passport() } });
  const { revocations } = (await answer.json()) as { revocations: { subject: string }[] };
  expect(revocations.map(({ subject }) => subject)).toContain(`user:${ada.id}`);
  const again = await users.graph(
    'mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }',
    { input: { email: ada.email, password: PASSWORD, name: 'Ada' } },
    { address: '2001:db8:77::1' },
  );
  expect(again.data.register.user.id).not.toBe(ada.id);
});

test('the audit log keeps what happened to an erased person by their id, without addresses', async () => {
  const ada = await registerPerson(users);
  await tryLogIn(users, ada.email, 'not the password');
  await erase(ada);
  const { data } = await users.graph(
    'query ($id: ID!) { auditLog(filter: { subjectId: $id }) { edges { node { action address agent details } } } }',
    { id: ada.id },
    { as: admin.viewer },
  );
  const empty = { address: null, agent: null, details: {} };
  expect(data.auditLog.edges.map(({ node }: { node: object }) => node)).toEqual(
    ['ACCOUNT_ERASED', 'LOG_IN_FAILED', 'SESSION_STARTED', 'ACCOUNT_REGISTERED'].map((action) => ({ action, ...empty })),
  );
});

test('no table holds anything of an erased person but the row of the id and the audit log', async () => {
  const ada = await registerPerson(users, 'Unforgettable');
  await users.graph(START_TWO_FACTOR, {}, { as: ada.viewer });
  await users.graph('mutation { requestEmailVerification { verified } }', {}, { as: ada.viewer });
  await users.graph(
    'mutation ($password: String!) { changeEmail(input: { password: $password, email: "unforgettable@elsewhere.example" }) { email } }',
    { password: PASSWORD },
    { as: ada.viewer },
  );
  expect((await newestLetter(users, 'confirmNewAddress', ada.id))?.to).toBe('unforgettable@elsewhere.example');
  await erase(ada);
  const rows = await rowsThatMention(users, ['unforgettable', ada.email, ada.id]);
  expect(rows.filter(({ table }) => !['account', 'audit_entry', 'outbox', 'revocation'].includes(table))).toEqual([]);
  expect(JSON.stringify(rows).toLowerCase()).not.toMatch(/unforgettable|@people/);
});

test('every other subgraph is told of an erasure', async () => {
  const ada = await registerPerson(users);
  await erase(ada);
  const announced = await users.sql<{ payload: object }>(
    `select payload from outbox where name = 'account.erased' and key = $1`,
    [ada.id],
  );
  expect(announced).toEqual([{ payload: { userId: ada.id } }]);
});

test('an erasure needs the password, once more', async () => {
  const ada = await registerPerson(users);
  expect((await erase(ada, 'not the password')).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'password' });
  expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
  const anonymous = await users.graph('mutation { eraseAccount(input: { password: "x" }) { erasedId } }');
  expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('the last ADMIN cannot be erased', async () => {
  const present = await logIn(users, admin);
  expect((await erase(present)).errors?.[0]?.extensions.code).toBe('CONFLICT');
});

test('whatever an erased person asked for meanwhile leaves nothing of them', async () => {
  const [ada, bob] = [await registerPerson(users, 'Meanwhile'), await registerPerson(users, 'Bob')];
  await erase(ada);
  for (const [query, variables] of [
    ['mutation { createApiKey(input: { name: "meanwhile", scopes: ["profile:read"] }) { apiKey { id } } }', {}],
    ['mutation ($id: ID!) { requestContact(userId: $id) { user { id } } }', { id: bob.id }],
    ['mutation ($id: ID!) { blockPerson(userId: $id) { user { id } } }', { id: bob.id }],
  ] as const) {
    const { errors } = await users.graph(query, variables, { as: ada.viewer });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  }
  const rows = await rowsThatMention(users, ['meanwhile', ada.id]);
  expect(rows.filter(({ table }) => !['account', 'audit_entry', 'outbox', 'revocation'].includes(table))).toEqual([]);
});

test('who logs in, asks for another address or for a contact while being erased does not come back', async () => {
  for (let time = 0; time < 4; time += 1) {
    const [ada, bob] = [await registerPerson(users), await registerPerson(users, 'Bob')];
    const changeEmail = 'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { email } }';
    const [{ errors }] = await Promise.all([
      erase(ada),
      ...Array.from({ length: 3 }, () => tryLogIn(users, ada.email)),
      users.graph(changeEmail, { input: { email: `${ada.id}@elsewhere.example`, password: PASSWORD } }, { as: ada.viewer }),
      contacts(ada, bob),
      contacts(bob, ada),
    ]);
    expect(errors).toBeUndefined();
    const rows = await rowsThatMention(users, [ada.id]);
    const left = rows.filter(({ table }) => !['account', 'audit_entry', 'outbox', 'revocation'].includes(table));
    expect(left).toEqual([]);
  }
});
