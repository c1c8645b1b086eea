import { expect, test, vi } from 'vitest';
import { registerPerson, type ShownTokens, TOKENS, viewerOf } from './support/person.ts';
import { revokedSubjects } from './support/revocations.ts';
import { sharedUsers } from './support/shared-users.ts';
import { startUsers } from './support/users.ts';

const users = sharedUsers();

const REFRESH = `mutation ($input: RefreshInput!) { refresh(input: $input) { ${TOKENS} } }`;

const tryRefresh = (refreshToken: string) => users.graph(REFRESH, { input: { refreshToken } });

async function refresh({ refreshToken }: { refreshToken: string }): Promise<ShownTokens> {
  const { data, errors } = await tryRefresh(refreshToken);
  expect(errors).toBeUndefined();
  return data.refresh.tokens;
}

async function expectRefused(refreshToken: string) {
  const { data, errors } = await tryRefresh(refreshToken);
  expect(data).toEqual({ refresh: null });
  expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
}

function later(seconds: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

test('each refresh gives a new pair of tokens for the same session', async () => {
  const ada = await registerPerson(users);
  let tokens = ada.tokens;
  for (let time = 0; time < 5; time += 1) {
    const next = await refresh(tokens);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(await viewerOf(users, next.accessToken)).toEqual(ada.viewer);
    tokens = next;
  }
});

test('two tabs that refresh at once both go on, with the same refresh token', async () => {
  const ada = await registerPerson(users);
  const both = await Promise.all(Array.from({ length: 10 }, () => refresh(ada.tokens)));
  expect(new Set(both.map(({ refreshToken }) => refreshToken)).size).toBe(1);
  await refresh(both[0] as ShownTokens);
});

test('the token before the present one is taken for half a minute, and then it ends the session', async () => {
  const ada = await registerPerson(users);
  const next = await refresh(ada.tokens);
  later(25);
  expect((await refresh(ada.tokens)).refreshToken).toBe(next.refreshToken);
  later(10);
  await expectRefused(ada.tokens.refreshToken);
  await expectRefused(next.refreshToken);
  expect(await revokedSubjects(users)).toContain(`session:${ada.viewer.sessionId}`);
});

test('a token from before the last two ends the session at once: somebody has a copy', async () => {
  const ada = await registerPerson(users);
  const next = await refresh(ada.tokens);
  const present = await refresh(next);
  await expectRefused(ada.tokens.refreshToken);
  await expectRefused(present.refreshToken);
  expect(await revokedSubjects(users)).toContain(`session:${ada.viewer.sessionId}`);
  const entries = await users.sql('select * from audit_entry where action = $1 and subject_id = $2', ['session.reused', ada.id]);
  expect(entries).toHaveLength(1);
});

test('a token that was made up is refused, and the session goes on', async () => {
  const [ada, eve] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Eve')];
  const [id, , mac = ''] = ada.tokens.refreshToken.split('.');
  const macOfEve = eve.tokens.refreshToken.split('.')[2];
  const flipped = `${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
  const madeUp = [
    `${id}.0.${flipped}`,
    `${id}.0.${macOfEve}`,
    `${id}.1.${mac}`,
    `${id}.00.${mac}`,
    `${id}.999999999.${mac}`,
    `${id}.-1.${mac}`,
    `${eve.viewer.sessionId}.0.${mac}`,
    `------------------------------------.0.${mac}`,
    `${id}.0.`,
    ada.tokens.accessToken,
    '',
    'x'.repeat(100_000),
  ];
  for (const token of madeUp) await expectRefused(token);
  await refresh(ada.tokens);
  await refresh(eve.tokens);
});

test('an access token carries the roles of the present, not those of the log-in', async () => {
  const ada = await registerPerson(users);
  await users.sql(`update account set roles = '{USER,AGENT}' where id = $1`, [ada.id]);
  const { accessToken } = await refresh(ada.tokens);
  expect((await viewerOf(users, accessToken)).roles).toEqual(['USER', 'AGENT']);
});

test('a suspended person cannot refresh', async () => {
  const ada = await registerPerson(users);
  await users.sql('update account set suspended_at = now() where id = $1', [ada.id]);
  await expectRefused(ada.tokens.refreshToken);
});

test('what lies in the database makes no refresh token', async () => {
  const ada = await registerPerson(users);
  const { refreshToken } = await refresh(ada.tokens);
  const [row] = await users.sql('select * from session where id = $1', [ada.viewer.sessionId]);
  for (const part of [refreshToken, refreshToken.split('.')[2]]) expect(JSON.stringify(row)).not.toContain(part);
  await using elsewhere = await startUsers({ REFRESH_SECRET: 'another secret for refresh tokens in tests' });
  const stranger = await registerPerson(elsewhere);
  await users.sql('update session set seed = $1 where id = $2', [
    (await elsewhere.sql<{ seed: string }>('select seed from session'))[0]?.seed,
    ada.viewer.sessionId,
  ]);
  const [, , macOfStranger] = stranger.tokens.refreshToken.split('.');
  await expectRefused(`${ada.viewer.sessionId}.0.${macOfStranger}`);
});
