import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { FIRST_ADMIN, registerFirstAdmin } from './support/admin.ts';
import { logIn, registerPerson, type TestPerson, tryLogIn } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers(FIRST_ADMIN);
let admin: TestPerson;
beforeAll(async () => {
  admin = await registerFirstAdmin(users);
});

const SET_ROLES = 'mutation ($input: SetRolesInput!) { setRoles(input: $input) { user { roles } } }';
const setRoles = (userId: string, roles: string[], as: TestPerson['viewer'] | null = admin.viewer) =>
  users.graph(SET_ROLES, { input: { userId, roles } }, { as });

const SUSPEND = 'mutation ($input: SuspendAccountInput!) { suspendAccount(input: $input) { user { suspended } } }';
const suspend = (userId: string, as: TestPerson['viewer'] | null = admin.viewer) =>
  users.graph(SUSPEND, { input: { userId, reason: 'spam' } }, { as });

const RESTORE = 'mutation ($id: ID!) { restoreAccount(userId: $id) { user { suspended } } }';
const restore = (id: string, as: TestPerson['viewer'] | null = admin.viewer) => users.graph(RESTORE, { id }, { as });

async function revokedVersionOf(userId: string): Promise<number | undefined> {
  const answer = await fetch(`${users.url}/identity/revocations?after=0`, { headers: { 'x-parley-passport': users.passport() } });
  const { revocations } = (await answer.json()) as { revocations: { subject: string; version: number }[] };
  return revocations.findLast(({ subject }) => subject === `user:${userId}`)?.version;
}

test('whoever confirms the address that is named in the settings is the first ADMIN', () => {
  expect(admin.viewer.roles).toEqual(['USER', 'ADMIN']);
});

test('an ADMIN gives and takes roles, and everyone stays USER', async () => {
  const ada = await registerPerson(users);
  const given = await setRoles(ada.id, ['AGENT']);
  expect(given.data.setRoles.user.roles).toEqual(['USER', 'AGENT']);
  expect((await logIn(users, ada)).viewer.roles).toEqual(['USER', 'AGENT']);
  const taken = await setRoles(ada.id, []);
  expect(taken.data.setRoles.user.roles).toEqual(['USER']);
});

test('access tokens that tell of former roles are refused from then on', async () => {
  const ada = await registerPerson(users);
  expect(await revokedVersionOf(ada.id)).toBeUndefined();
  await setRoles(ada.id, ['AGENT']);
  const first = await revokedVersionOf(ada.id);
  await setRoles(ada.id, ['AGENT']);
  expect(await revokedVersionOf(ada.id)).toBe(first);
  await setRoles(ada.id, ['USER']);
  expect(await revokedVersionOf(ada.id)).toBe(Number(first) + 1);
});

test('nobody but an ADMIN gives roles, suspends or restores', async () => {
  const [ada, bob] = await Promise.all([registerPerson(users), registerPerson(users)]);
  for (const [viewer, code] of [
    [null, 'UNAUTHENTICATED'],
    [ada.viewer, 'FORBIDDEN'],
    [{ ...ada.viewer, roles: ['USER', 'AGENT'] }, 'FORBIDDEN'],
  ] as const) {
    for (const answer of [setRoles(bob.id, ['ADMIN'], viewer), suspend(bob.id, viewer), restore(bob.id, viewer)]) {
      expect((await answer).errors?.[0]?.extensions.code).toBe(code);
    }
  }
  expect((await tryLogIn(users, bob.email)).errors).toBeUndefined();
});

test('a token that still names the role is no use once the role is gone', async () => {
  const [former, ada] = await Promise.all([registerPerson(users), registerPerson(users)]);
  await setRoles(former.id, ['ADMIN']);
  const { viewer } = await logIn(users, former);
  await setRoles(former.id, []);
  expect((await setRoles(ada.id, ['ADMIN'], viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a suspended person is out and cannot come back in until restored', async () => {
  const ada = await registerPerson(users);
  expect((await suspend(ada.id)).data.suspendAccount.user.suspended).toBe(true);
  expect(await revokedVersionOf(ada.id)).toBeGreaterThan(0);
  expect((await tryLogIn(users, ada.email)).errors).toBeDefined();
  const refreshed = await users.graph(
    'mutation ($token: String!) { refresh(input: { refreshToken: $token }) { tokens { accessToken } } }',
    {
      token: ada.tokens.refreshToken,
    },
  );
  expect(refreshed.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await restore(ada.id)).data.restoreAccount.user.suspended).toBe(false);
  expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
});

test('another subgraph learns who exists and who is suspended', async () => {
  const [ada, bob] = await Promise.all([registerPerson(users), registerPerson(users)]);
  await suspend(bob.id);
  const answer = await fetch(`${users.url}/internal/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-passport': users.servicePassport('messages') },
    body: JSON.stringify({ keys: [ada.id, bob.id, 'nobody'] }),
  });
  expect(await answer.json()).toEqual({
    answers: [
      { id: ada.id, exists: true, suspended: false },
      { id: bob.id, exists: true, suspended: true },
      { id: 'nobody', exists: false, suspended: false },
    ],
  });
});

test('an ADMIN suspends neither themselves nor nobody', async () => {
  expect((await suspend(admin.id)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'userId' });
  expect((await suspend('nobody')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('somebody stays ADMIN, also when two act on each other at once', async () => {
  expect((await setRoles(admin.id, ['USER'])).errors?.[0]?.extensions.code).toBe('CONFLICT');
  const second = await registerPerson(users);
  await setRoles(second.id, ['ADMIN']);
  const { viewer } = await logIn(users, second);
  const answers = await Promise.all([setRoles(second.id, []), setRoles(admin.id, [], viewer)]);
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  const codes = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code);
  expect(codes).toEqual(['FORBIDDEN']);
});

test('another subgraph learns who bears a name, in any spelling of it', async () => {
  const [mark] = randomUUID().split('-');
  const [ada, zoe] = await Promise.all([registerPerson(users, `Ada ${mark}`), registerPerson(users, `Zoë ${mark}`)]);
  const answer = await fetch(`${users.url}/internal/named`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-passport': users.servicePassport('messages') },
    body: JSON.stringify({ keys: [`ADA ${mark}`, `zoe ${mark}`, mark, '', 'a\u0000b', '%'] }),
  });
  expect(await answer.json()).toEqual({ answers: [[ada.id], [zoe.id], [], [], [], []] });
});
