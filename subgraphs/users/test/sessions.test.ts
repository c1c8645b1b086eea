import { silentLog } from '@parley/kit/log';
import { expect, test, vi } from 'vitest';
import { createUsers } from '../src/app.ts';
import { logIn, registerPerson, type TestPerson } from './support/person.ts';
import { revokedSubjects } from './support/revocations.ts';
import { refusedToStrangers, sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const DAY_MS = 86_400_000;
const SESSIONS = '{ sessions { id deviceName agent address current } }';
const REVOKE = 'mutation ($id: ID!) { revokeSession(id: $id) { sessionId } }';
const REVOKE_ALL = 'mutation ($input: RevokeAllSessionsInput!) { revokeAllSessions(input: $input) { sessionIds } }';

const sessionsOf = async (person: TestPerson) => (await users.graph(SESSIONS, {}, { as: person.viewer })).data.sessions;
const idsOf = async (person: TestPerson) => (await sessionsOf(person)).map(({ id }: { id: string }) => id);

async function refresh(person: TestPerson) {
  const { refreshToken } = person.tokens;
  const answer = await users.graph('mutation ($input: RefreshInput!) { refresh(input: $input) { tokens { refreshToken } } }', {
    input: { refreshToken },
  });
  return answer.errors?.[0]?.extensions['code'] ?? 'refreshed';
}

function later(days: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * DAY_MS });
}

test('a person sees where they are logged in, the latest first, and which session this is', async () => {
  const ada = await registerPerson(users);
  const onPhone = await logIn(users, ada, 'Phone');
  expect(await sessionsOf(ada)).toMatchObject([
    { id: onPhone.viewer.sessionId, agent: 'Phone', current: false },
    { id: ada.viewer.sessionId, agent: 'Test', current: true },
  ]);
});

test('a program can name its device', async () => {
  const ada = await registerPerson(users);
  const input = { email: ada.email, password: 'nine purple lanterns sang', deviceName: "Ada's telephone" };
  await users.graph('mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }', { input });
  expect(await sessionsOf(ada)).toMatchObject([{ deviceName: "Ada's telephone" }, { deviceName: null }]);
});

test('a revoked session cannot be refreshed, and is no longer listed', async () => {
  const ada = await registerPerson(users);
  const onPhone = await logIn(users, ada);
  const id = onPhone.viewer.sessionId;
  expect((await users.graph(REVOKE, { id }, { as: ada.viewer })).data).toEqual({ revokeSession: { sessionId: id } });
  expect(await refresh(onPhone)).toBe('UNAUTHENTICATED');
  expect(await refresh(ada)).toBe('refreshed');
  expect(await idsOf(ada)).toEqual([ada.viewer.sessionId]);
});

test("nobody revokes another person's session, nor learns whether it exists", async () => {
  const [ada, eve] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Eve')];
  const answers = [];
  for (const id of [ada.viewer.sessionId, '00000000-0000-7000-8000-000000000000', 'x', "'; drop table session; --"]) {
    answers.push(await users.graph(REVOKE, { id }, { as: eve.viewer }));
  }
  expect(answers[0]?.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await refresh(ada)).toBe('refreshed');
});

test('a person can end all other sessions, or all', async () => {
  const ada = await registerPerson(users);
  const others = [await logIn(users, ada), await logIn(users, ada)];
  const { data } = await users.graph(REVOKE_ALL, { input: {} }, { as: ada.viewer });
  expect(data.revokeAllSessions.sessionIds.toSorted()).toEqual(others.map(({ viewer }) => viewer.sessionId).toSorted());
  expect(await idsOf(ada)).toEqual([ada.viewer.sessionId]);
  await users.graph(REVOKE_ALL, { input: { exceptCurrent: false } }, { as: ada.viewer });
  expect(await idsOf(ada)).toEqual([]);
  expect(await refresh(ada)).toBe('UNAUTHENTICATED');
});

test('ending all sessions of one person leaves those of others', async () => {
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  await users.graph(REVOKE_ALL, { input: { exceptCurrent: false } }, { as: ada.viewer });
  expect(await refresh(bob)).toBe('refreshed');
});

test('logging out ends the session, and doing it twice is no failure', async () => {
  const ada = await registerPerson(users);
  for (let time = 0; time < 2; time += 1) {
    const { data } = await users.graph('mutation { logOut { sessionId } }', {}, { as: ada.viewer });
    expect(data.logOut.sessionId).toBe(ada.viewer.sessionId);
  }
  expect(await refresh(ada)).toBe('UNAUTHENTICATED');
});

test('a session that was not used for thirty days is over, and one in use goes on', async () => {
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  later(29);
  expect(await refresh(ada)).toBe('refreshed');
  later(2);
  expect(await refresh(bob)).toBe('UNAUTHENTICATED');
  expect(await idsOf(bob)).toEqual([]);
  expect(await idsOf(ada)).toEqual([ada.viewer.sessionId]);
});

test('that a session has ended by itself is announced, once, and of one in use nothing is', async () => {
  const ada = await registerPerson(users);
  const inUse = await logIn(users, ada, 'Phone');
  const startedAgo = (days: number, { viewer: { sessionId } }: TestPerson) =>
    users.sql('update session set refreshed_at = now() - make_interval(days => $1) where id = $2', [days, sessionId]);
  await startedAgo(31, ada);
  await startedAgo(29, inUse);
  for (const _ of [1, 2]) {
    const tidy = await createUsers(users.config, { log: silentLog() });
    await tidy.stop();
  }
  const announced = await users.sql(
    `select payload->>'sessionId' as "sessionId" from outbox where name = 'session.revoked' and key = $1`,
    [ada.id],
  );
  expect(announced).toEqual([{ sessionId: ada.viewer.sessionId }]);
  expect(await idsOf(inUse)).toEqual([inUse.viewer.sessionId]);
});

test('no session lives longer than half a year', async () => {
  const ada = await registerPerson(users);
  await users.sql(`update session set started_at = now() - interval '181 days' where id = $1`, [ada.viewer.sessionId]);
  expect(await refresh(ada)).toBe('UNAUTHENTICATED');
});

test('a program that logs in again and again keeps its hundred latest sessions', async () => {
  const ada = await registerPerson(users);
  await users.sql(
    `insert into session select gen_random_uuid(), account_id, seed, 0, null, agent, address, started_at, refreshed_at + n * interval '1 ms'
     from session, generate_series(1, 110) as n where id = $1`,
    [ada.viewer.sessionId],
  );
  const latest = await logIn(users, ada);
  const ids = await idsOf(latest);
  expect(ids).toHaveLength(100);
  expect(ids).not.toContain(ada.viewer.sessionId);
  expect(await revokedSubjects(users)).toContain(`session:${ada.viewer.sessionId}`);
  const entries = await users.sql<{ details: { sessionIds: string[] } }>(
    `select details from audit_entry where action = 'session.revoked' and subject_id = $1`,
    [ada.id],
  );
  expect(entries.flatMap(({ details }) => details.sessionIds)).toContain(ada.viewer.sessionId);
});

refusedToStrangers(users, {
  sessions: '{ sessions { id } }',
  revokeSession: 'mutation { revokeSession(id: "x") { sessionId } }',
  revokeAllSessions: 'mutation { revokeAllSessions(input: {}) { sessionIds } }',
  logOut: 'mutation { logOut { sessionId } }',
});
