import { expect, test, vi } from 'vitest';
import { askLetters, callsFor, mailedToken, newestLetter } from './support/letters.ts';
import {
  claimsOf,
  logIn,
  ownAddress,
  PASSWORD,
  registerPerson,
  START_TWO_FACTOR,
  type TestPerson,
  tryLogIn,
} from './support/person.ts';
import { revocationsAfter, revokedSubjects } from './support/revocations.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const NEW_PASSWORD = 'eleven green kettles whistle';
const REQUEST = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }';
const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }';

const request = (email: string, address = ownAddress()) => users.graph(REQUEST, { input: { email } }, { address });
const reset = (token: string, newPassword = NEW_PASSWORD) => users.graph(RESET, { input: { token, newPassword } });

/** What the link in the mail carries. */
async function resetToken({ id, email }: TestPerson): Promise<string> {
  await request(email);
  return mailedToken(users, 'resetPassword', id);
}

test('the mailed link sets a new password, and the old one is worth nothing', async () => {
  const ada = await registerPerson(users);
  const { data, errors } = await reset(await resetToken(ada));
  expect(errors).toBeUndefined();
  expect(data).toEqual({ resetPassword: { reset: true } });
  expect((await tryLogIn(users, ada.email, PASSWORD)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect((await tryLogIn(users, ada.email, NEW_PASSWORD)).errors).toBeUndefined();
});

test('a reset logs everyone out, access tokens included', async () => {
  const ada = await registerPerson(users);
  const elsewhere = await logIn(users, ada);
  const { payload } = await claimsOf(users, ada.tokens.accessToken);
  const { head } = await revocationsAfter(users, 0);
  await reset(await resetToken(ada));
  for (const { tokens } of [ada, elsewhere]) {
    const refresh = `mutation ($input: RefreshInput!) { refresh(input: $input) { tokens { accessToken } } }`;
    const { errors } = await users.graph(refresh, { input: { refreshToken: tokens.refreshToken } });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
  const { revocations } = await revocationsAfter(users, head);
  const whole = revocations.find(({ subject }) => subject === `user:${ada.id}`);
  expect(whole?.version).toBeGreaterThan(Number(payload['ver']));
  const subjects = revocations.map(({ subject }) => subject);
  expect(subjects).toContain(`session:${ada.viewer.sessionId}`);
  expect(subjects).toContain(`session:${elsewhere.viewer.sessionId}`);
});

test('an access token made after the reset is not among the refused', async () => {
  const ada = await registerPerson(users);
  const { head } = await revocationsAfter(users, 0);
  await reset(await resetToken(ada));
  const { data } = await tryLogIn(users, ada.email, NEW_PASSWORD);
  const { payload } = await claimsOf(users, data.logIn.tokens.accessToken);
  const { revocations } = await revocationsAfter(users, head);
  const whole = revocations.find(({ subject }) => subject === `user:${ada.id}`);
  expect(payload['ver']).toBe(whole?.version);
});

test('a link is good once, also for those who use it at once', async () => {
  const ada = await registerPerson(users);
  const token = await resetToken(ada);
  const answers = await Promise.all(Array.from({ length: 5 }, () => reset(token)));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  for (const { errors } of [...answers, await reset(token)]) {
    if (errors !== undefined) expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
  }
});

test('a reset makes the other links that were mailed worth nothing', async () => {
  const ada = await registerPerson(users);
  const first = await resetToken(ada);
  await reset(await resetToken(ada));
  expect((await reset(first)).errors?.[0]?.extensions['field']).toBe('token');
});

test('a link is good for an hour', async () => {
  const ada = await registerPerson(users);
  const token = await resetToken(ada);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
  expect((await reset(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
});

test('a link of another kind, and one that was made up, are refused', async () => {
  const ada = await registerPerson(users);
  const verification = await mailedToken(users, 'verifyAddress', ada.id);
  for (const token of [verification, '', 'x', 'A'.repeat(43), '\u0000']) {
    expect((await reset(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
  }
});

test('a weak new password is refused, and the link stays good', async () => {
  const ada = await registerPerson(users);
  const token = await resetToken(ada);
  expect((await reset(token, 'password1')).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'newPassword' });
  expect((await reset(token)).errors).toBeUndefined();
});

test('an address that nobody has is told the same, and gets no mail', async () => {
  const ada = await registerPerson(users);
  const stranger = 'stranger@people.example';
  expect(await request(ada.email)).toEqual(await request(stranger));
  expect((await newestLetter(users, 'resetPassword', ada.id))?.to).toBe(ada.email);
  const [forStranger] = await callsFor(users, 'resetPassword');
  expect(forStranger?.userId).not.toBe(ada.id);
  expect(await askLetters(users, forStranger === undefined ? [] : [forStranger])).toEqual([null]);
});

test('nobody floods a mailbox: mails to one address are limited, the same whether it has an account or not', async () => {
  const ada = await registerPerson(users);
  const codes = async (email: string) => {
    const found: unknown[] = [];
    for (let time = 0; time < 5; time += 1) found.push((await request(email)).errors?.[0]?.extensions['code']);
    return found;
  };
  const forAda = await codes(ada.email);
  expect(forAda).toEqual([undefined, undefined, undefined, 'RATE_LIMITED', 'RATE_LIMITED']);
  expect(await codes('another.stranger@people.example')).toEqual(forAda);
});

test('only the hash of what a link carries lies in the database', async () => {
  const ada = await registerPerson(users);
  const token = await resetToken(ada);
  expect(JSON.stringify(await users.sql('select * from link'))).not.toContain(token);
});

test('whoever knows the present password can change it, and all other sessions end', async () => {
  const ada = await registerPerson(users);
  const elsewhere = await logIn(users, ada);
  const token = await resetToken(ada);
  const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
  expect((await users.graph(CHANGE, { input }, { as: ada.viewer })).data).toEqual({ changePassword: { changed: true } });
  const subjects = await revokedSubjects(users);
  expect(subjects).toContain(`session:${elsewhere.viewer.sessionId}`);
  expect(subjects).not.toContain(`session:${ada.viewer.sessionId}`);
  expect((await tryLogIn(users, ada.email, NEW_PASSWORD)).errors).toBeUndefined();
  expect((await reset(token)).errors?.[0]?.extensions['field']).toBe('token');
});

test('a stolen session does not change the password: the present one is asked for, and guessing it is limited', async () => {
  const ada = await registerPerson(users);
  const input = { currentPassword: 'not the password at all', newPassword: NEW_PASSWORD };
  const first = await users.graph(CHANGE, { input }, { as: ada.viewer, address: ownAddress() });
  expect(first.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'currentPassword' });
  for (let time = 0; time < 10; time += 1) await users.graph(CHANGE, { input }, { as: ada.viewer, address: ownAddress() });
  const last = await users.graph(CHANGE, { input }, { as: ada.viewer, address: ownAddress() });
  expect(last.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
});

test('changing the password is for whoever is signed in', async () => {
  const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
  const { data, errors } = await users.graph(CHANGE, { input });
  expect(data).toEqual({ changePassword: null });
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('who logs in with the old password while it is reset does not stay in', async () => {
  const ada = await registerPerson(users);
  const token = await resetToken(ada);
  const [, ...attempts] = await Promise.all([
    reset(token),
    ...Array.from({ length: 5 }, () => tryLogIn(users, ada.email, PASSWORD)),
  ]);
  const refresh = `mutation ($input: RefreshInput!) { refresh(input: $input) { tokens { accessToken } } }`;
  for (const { data } of attempts) {
    if (data?.logIn == null) continue;
    const { errors } = await users.graph(refresh, { input: { refreshToken: data.logIn.tokens.refreshToken } });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
});

const CREATE_KEY = `mutation { createApiKey(input: { name: "Robot", scopes: ["profile:read"] }) { apiKey { id } } }`;
const keysOf = ({ id }: TestPerson) => users.sql('select id from api_key where account_id = $1', [id]);

test('a reset ends all API keys, and gateways are told', async () => {
  const ada = await registerPerson(users);
  const { data } = await users.graph(CREATE_KEY, {}, { as: ada.viewer });
  await reset(await resetToken(ada));
  expect(await keysOf(ada)).toEqual([]);
  const { id } = data.createApiKey.apiKey;
  expect(await revokedSubjects(users)).toContain(`session:${id}`);
  const entries = await users.sql(`select details from audit_entry where action = 'apiKey.revoked' and subject_id = $1`, [
    ada.id,
  ]);
  expect(entries).toEqual([{ details: { apiKeyId: id } }]);
});

test('whoever changes the password says whether API keys end too', async () => {
  const ada = await registerPerson(users);
  const { data } = await users.graph(CREATE_KEY, {}, { as: ada.viewer });
  const change = (input: object) => users.graph(CHANGE, { input }, { as: ada.viewer, address: ownAddress() });
  await change({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
  expect(await keysOf(ada)).toHaveLength(1);
  await change({ currentPassword: NEW_PASSWORD, newPassword: PASSWORD, revokeApiKeys: true });
  expect(await keysOf(ada)).toEqual([]);
  expect(await revokedSubjects(users)).toContain(`session:${data.createApiKey.apiKey.id}`);
});

test('what a thief of the session asks for while the password is reset leaves nothing behind', async () => {
  const ada = await registerPerson(users);
  await reset(await resetToken(ada));
  for (const query of [CREATE_KEY, START_TWO_FACTOR.replace(PASSWORD, NEW_PASSWORD)]) {
    const { errors } = await users.graph(query, {}, { as: ada.viewer });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
  expect(await keysOf(ada)).toEqual([]);
});

test('a reset is not undone by a change of the password that was under way', async () => {
  for (let time = 0; time < 4; time += 1) {
    const ada = await registerPerson(users);
    const token = await resetToken(ada);
    const input = { currentPassword: PASSWORD, newPassword: 'seven velvet anchors drift' };
    const changes = Array.from({ length: 3 }, () => users.graph(CHANGE, { input }, { as: ada.viewer, address: ownAddress() }));
    const [answer] = await Promise.all([reset(token), ...changes]);
    if (answer.errors !== undefined) continue; // the change came first, and took the link along
    expect((await tryLogIn(users, ada.email, NEW_PASSWORD)).errors).toBeUndefined();
  }
});

test('what could be no address is told the same as one that nobody has', async () => {
  const answer = await request('nobody@people.example');
  for (const email of ['', 'x', 'a\u0000b@people.example', '\ud800@people.example', 'x'.repeat(10_000)]) {
    expect(await request(email)).toEqual(answer);
  }
});
