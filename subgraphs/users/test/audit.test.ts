import { beforeAll, expect, test } from 'vitest';
import { FIRST_ADMIN, registerFirstAdmin } from './support/admin.ts';
import { everyNode } from './support/every-node.ts';
import { registerPerson, type TestPerson, tryLogIn } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers(FIRST_ADMIN);
let admin: TestPerson;
beforeAll(async () => {
  admin = await registerFirstAdmin(users);
});

const LOG = `query ($filter: AuditFilterInput, $first: Int! = 20, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    edges { node { id at action address agent details actor { id } subject { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const read = (variables: object, as: TestPerson['viewer'] | null = admin.viewer) => users.graph(LOG, { ...variables }, { as });

async function entries(filter: object) {
  const { data, errors } = await read({ filter });
  expect(errors).toBeUndefined();
  return data.auditLog.edges.map(({ node }: { node: object }) => node);
}

test('it tells who did what to whom, from where', async () => {
  const ada = await registerPerson(users);
  await users.graph(
    'mutation ($input: SetRolesInput!) { setRoles(input: $input) { user { id } } }',
    { input: { userId: ada.id, roles: ['AGENT'] } },
    { as: admin.viewer, address: '192.0.2.77', agent: 'Browser' },
  );
  expect(await entries({ subjectId: ada.id, actions: ['ROLES_CHANGED'] })).toEqual([
    {
      id: expect.any(String),
      at: expect.any(String),
      action: 'ROLES_CHANGED',
      address: '192.0.2.77',
      agent: 'Browser',
      details: { before: ['USER'], now: ['USER', 'AGENT'] },
      actor: { id: admin.id },
      subject: { id: ada.id },
    },
  ]);
});

test('it is asked by action, actor, subject and time', async () => {
  const ada = await registerPerson(users);
  await tryLogIn(users, ada.email, 'not the password');
  const actions = async (filter: object) => (await entries(filter)).map(({ action }: { action: string }) => action);
  expect(await actions({ subjectId: ada.id })).toEqual(['LOG_IN_FAILED', 'SESSION_STARTED', 'ACCOUNT_REGISTERED']);
  expect(await actions({ actorId: ada.id })).toEqual(['SESSION_STARTED', 'ACCOUNT_REGISTERED']);
  expect(await actions({ subjectId: ada.id, actions: ['ACCOUNT_REGISTERED'] })).toEqual(['ACCOUNT_REGISTERED']);
  const [latest] = await entries({ subjectId: ada.id });
  expect(await actions({ subjectId: ada.id, until: latest.at })).not.toContain('LOG_IN_FAILED');
  expect(await actions({ subjectId: ada.id, from: latest.at })).toContain('LOG_IN_FAILED');
});

test('it is paged, newest first, without a repeat or a gap', async () => {
  const ada = await registerPerson(users);
  for (let attempt = 0; attempt < 4; attempt += 1) await tryLogIn(users, ada.email, 'not the password');
  const whole = (await entries({ subjectId: ada.id })).map(({ id }: { id: string }) => id);
  const seen = await everyNode<{ id: string }>(async (after) => {
    const { data } = await read({ filter: { subjectId: ada.id }, first: 2, after });
    return data.auditLog;
  });
  expect(seen.map(({ id }) => id)).toEqual(whole);
  expect(seen).toHaveLength(6);
});

test('nobody but an ADMIN reads it', async () => {
  const ada = await registerPerson(users);
  expect((await read({}, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  for (const roles of [['USER'], ['USER', 'AGENT']]) {
    const { data, errors } = await read({}, { ...ada.viewer, roles });
    expect(data).toEqual({ auditLog: null });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('a filter that names no id is refused', async () => {
  const { errors } = await read({ filter: { actorId: 'nobody' } });
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'filter.actorId' });
});

test('a time long ago and one far ahead are times too', async () => {
  expect(await entries({ until: '0001-01-01T00:00:00Z' })).toEqual([]);
  expect(await entries({ from: '9999-12-31T23:59:59Z' })).toEqual([]);
});

test('no password and no token stands in it', async () => {
  const { data } = await read({ first: 100 });
  const text = JSON.stringify(data);
  expect(text).not.toMatch(/lanterns|not the password|argon2|parley_/);
});
