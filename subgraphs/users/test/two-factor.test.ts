import { silentLog } from '@parley/kit/log';
import { TOTP } from 'otpauth';
import { expect, test, vi } from 'vitest';
import { createUsers } from '../src/app.ts';
import { ownAddress, PASSWORD, registerPerson, START_TWO_FACTOR, type TestPerson, tryLogIn, viewerOf } from './support/person.ts';
import { refusedToStrangers, sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const CONFIRM = 'mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { recoveryCodes } }';
const DISABLE = 'mutation ($input: DisableTwoFactorInput!) { disableTwoFactor(input: $input) { enabled } }';
const RENEW = 'mutation ($input: RenewRecoveryCodesInput!) { renewRecoveryCodes(input: $input) { recoveryCodes } }';
const CONFIRM_LOG_IN = `mutation ($input: ConfirmLogInInput!) {
  confirmLogIn(input: $input) { user { id } tokens { accessToken refreshToken } }
}`;

interface Authenticator {
  secret: string;
  recoveryCodes: string[];
  code(): string;
}

/** The next half minute: a code works once, so whoever needs another one waits for it. */
function later(seconds = 30) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

const codeOf = (secret: string) => new TOTP({ secret }).generate();

async function turnOn(person: TestPerson): Promise<Authenticator> {
  const started = await users.graph(START_TWO_FACTOR, {}, { as: person.viewer, address: ownAddress() });
  const { secret, uri } = started.data.startTwoFactor;
  expect(uri).toContain(secret);
  const input = { code: codeOf(secret) };
  const confirmed = await users.graph(CONFIRM, { input }, { as: person.viewer, address: ownAddress() });
  expect(confirmed.errors).toBeUndefined();
  return { secret, recoveryCodes: confirmed.data.confirmTwoFactor.recoveryCodes, code: () => codeOf(secret) };
}

async function challengeOf({ email }: TestPerson): Promise<string> {
  const { data } = await tryLogIn(users, email);
  expect(data.logIn.__typename).toBe('SecondFactorRequired');
  return data.logIn.challenge;
}

const confirm = (challenge: string, code: string) =>
  users.graph(CONFIRM_LOG_IN, { input: { challenge, code } }, { address: ownAddress() });

const stateOf = async ({ viewer }: TestPerson) =>
  (await users.graph('{ twoFactor { enabled recoveryCodesLeft } }', {}, { as: viewer })).data.twoFactor;

test('nothing is asked for until the authenticator has shown a code', async () => {
  const ada = await registerPerson(users);
  await users.graph(START_TWO_FACTOR, {}, { as: ada.viewer });
  const wrong = await users.graph(CONFIRM, { input: { code: '000000' } }, { as: ada.viewer });
  expect(wrong.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'code' });
  expect(await stateOf(ada)).toEqual({ enabled: false, recoveryCodesLeft: 0 });
  expect((await tryLogIn(users, ada.email)).data.logIn.__typename).toBe('LoggedIn');
});

test('a log-in then takes the password and a code of the authenticator', async () => {
  const ada = await registerPerson(users);
  const authenticator = await turnOn(ada);
  expect(await stateOf(ada)).toEqual({ enabled: true, recoveryCodesLeft: 10 });
  const challenge = await challengeOf(ada);
  later();
  const { data, errors } = await confirm(challenge, authenticator.code());
  expect(errors).toBeUndefined();
  expect(data.confirmLogIn.user.id).toBe(ada.id);
  expect(await viewerOf(users, data.confirmLogIn.tokens.accessToken)).toMatchObject({ id: ada.id, scopes: ['*'] });
});

test('a code works once, also for those who use it at once', async () => {
  const ada = await registerPerson(users);
  const authenticator = await turnOn(ada);
  const challenges = [await challengeOf(ada), await challengeOf(ada), await challengeOf(ada)];
  later();
  const code = authenticator.code();
  const answers = await Promise.all(challenges.map((challenge) => confirm(challenge, code)));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  expect((await confirm(String(challenges[0]), code)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'code' });
});

test('the code that turned it on does not log in', async () => {
  const ada = await registerPerson(users);
  const authenticator = await turnOn(ada);
  expect((await confirm(await challengeOf(ada), authenticator.code())).errors?.[0]?.extensions['field']).toBe('code');
});

test('a code of the half minute before is good, and an older one is not', async () => {
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  const [ofAda, ofBob] = [await turnOn(ada), await turnOn(bob)];
  later();
  const codes = [ofAda.code(), ofBob.code()];
  later();
  expect((await confirm(await challengeOf(ada), codes[0] ?? '')).errors).toBeUndefined();
  later();
  expect((await confirm(await challengeOf(bob), codes[1] ?? '')).errors?.[0]?.extensions['field']).toBe('code');
});

test('a recovery code stands in for the authenticator once, however it is typed', async () => {
  const ada = await registerPerson(users);
  const { recoveryCodes } = await turnOn(ada);
  expect(new Set(recoveryCodes).size).toBe(10);
  const [code = ''] = recoveryCodes;
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
  expect((await confirm(await challengeOf(ada), typed)).errors).toBeUndefined();
  expect((await confirm(await challengeOf(ada), code)).errors?.[0]?.extensions['field']).toBe('code');
  expect(await stateOf(ada)).toEqual({ enabled: true, recoveryCodesLeft: 9 });
});

test("another person's codes are worth nothing", async () => {
  const [ada, eve] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Eve')];
  await turnOn(ada);
  const ofEve = await turnOn(eve);
  later();
  for (const code of [ofEve.code(), ofEve.recoveryCodes[0] ?? '']) {
    expect((await confirm(await challengeOf(ada), code)).errors?.[0]?.extensions['field']).toBe('code');
  }
});

test('guessing codes is slowed down, from wherever', async () => {
  const ada = await registerPerson(users);
  const authenticator = await turnOn(ada);
  later();
  const challenge = await challengeOf(ada);
  for (let guess = 0; guess < 6; guess += 1) await confirm(challenge, '000000');
  const { errors } = await confirm(challenge, authenticator.code());
  expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
});

test('what lies between the two steps cannot be made up, gets old, and ends with the password', async () => {
  const ada = await registerPerson(users);
  const { recoveryCodes } = await turnOn(ada);
  const [code = ''] = recoveryCodes;
  const challenge = await challengeOf(ada);
  const [head, claims, seal] = challenge.split('.');
  const forBob = JSON.parse(Buffer.from(String(claims), 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...forBob, sub: '00000000-0000-7000-8000-000000000000' })).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  for (const text of ['', 'x', `${head}.${changed}.${seal}`, `${none}.${claims}.`, ada.tokens.accessToken]) {
    expect((await confirm(text, code)).errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  }
  const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }';
  const input = { currentPassword: PASSWORD, newPassword: 'eleven green kettles whistle' };
  await users.graph(change, { input }, { as: ada.viewer });
  expect((await confirm(challenge, code)).errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  const { data } = await tryLogIn(users, ada.email, 'eleven green kettles whistle');
  later(301);
  expect((await confirm(data.logIn.challenge, code)).errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  expect(await stateOf(ada)).toEqual({ enabled: true, recoveryCodesLeft: 10 });
});

test('turning it off takes the password and a code', async () => {
  const ada = await registerPerson(users);
  const { recoveryCodes } = await turnOn(ada);
  const disable = (password: string, code: string) =>
    users.graph(DISABLE, { input: { password, code } }, { as: ada.viewer, address: ownAddress() });
  const [code = ''] = recoveryCodes;
  expect((await disable('not the password at all', code)).errors?.[0]?.extensions['field']).toBe('password');
  expect((await disable(PASSWORD, '000000')).errors?.[0]?.extensions['field']).toBe('code');
  expect((await disable(PASSWORD, code)).data).toEqual({ disableTwoFactor: { enabled: false } });
  expect((await tryLogIn(users, ada.email)).data.logIn.__typename).toBe('LoggedIn');
  expect(await stateOf(ada)).toEqual({ enabled: false, recoveryCodesLeft: 0 });
});

test('other recovery codes take the place of the ones before, for who knows the password', async () => {
  const ada = await registerPerson(users);
  const { recoveryCodes } = await turnOn(ada);
  const renew = (password: string) => users.graph(RENEW, { input: { password } }, { as: ada.viewer, address: ownAddress() });
  expect((await renew('not the password at all')).errors?.[0]?.extensions['field']).toBe('password');
  const renewed = (await renew(PASSWORD)).data.renewRecoveryCodes.recoveryCodes;
  expect((await confirm(await challengeOf(ada), recoveryCodes[0] ?? '')).errors?.[0]?.extensions['field']).toBe('code');
  expect((await confirm(await challengeOf(ada), renewed[0])).errors).toBeUndefined();
});

test('a session alone does not begin with an authenticator: it takes the password', async () => {
  const ada = await registerPerson(users);
  const guess = 'mutation { startTwoFactor(input: { password: "not the password at all" }) { secret } }';
  const { data, errors } = await users.graph(guess, {}, { as: ada.viewer, address: ownAddress() });
  expect(data.startTwoFactor).toBeNull();
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'password' });
});

test('once it is on, no other authenticator takes its place', async () => {
  const ada = await registerPerson(users);
  await turnOn(ada);
  const { errors } = await users.graph(START_TWO_FACTOR, {}, { as: ada.viewer });
  expect(errors?.[0]?.extensions['code']).toBe('CONFLICT');
});

test('a suspended person does not get in by the second step', async () => {
  const ada = await registerPerson(users);
  const { recoveryCodes } = await turnOn(ada);
  const challenge = await challengeOf(ada);
  await users.sql('update account set suspended_at = now() where id = $1', [ada.id]);
  expect((await confirm(challenge, recoveryCodes[0] ?? '')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect(await users.sql('select * from recovery_code where account_id = $1', [ada.id])).toHaveLength(10);
});

test('secrets are sealed at rest, and stay readable when the key is replaced', async () => {
  const ada = await registerPerson(users);
  const { secret, recoveryCodes } = await turnOn(ada);
  const rows = JSON.stringify([await users.sql('select * from second_factor'), await users.sql('select * from recovery_code')]);
  for (const hidden of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
    expect(rows).not.toContain(hidden);
  }
  const { key } = users.config.secrets;
  const secrets = { key: 'another key for sealed secrets, in tests', formerKeys: [key] };
  const renewed = await createUsers({ ...users.config, secrets }, { log: silentLog() });
  later();
  const challenge = await challengeOf(ada);
  const { data } = await renewed.subgraph.execute({
    query: CONFIRM_LOG_IN,
    variables: { input: { challenge, code: codeOf(secret) } },
    passport: users.passport(),
    requestId: 'test',
  });
  await renewed.stop();
  expect(data?.['confirmLogIn']).toMatchObject({ user: { id: ada.id } });
});

refusedToStrangers(users, {
  twoFactor: '{ twoFactor { enabled } }',
  startTwoFactor: START_TWO_FACTOR,
  confirmTwoFactor: 'mutation { confirmTwoFactor(input: { code: "000000" }) { recoveryCodes } }',
  disableTwoFactor: 'mutation { disableTwoFactor(input: { password: "x", code: "x" }) { enabled } }',
  renewRecoveryCodes: 'mutation { renewRecoveryCodes(input: { password: "x" }) { recoveryCodes } }',
});

test('of recovery codes that are renewed many times at once, ten are good', async () => {
  const ada = await registerPerson(users);
  await turnOn(ada);
  const renew = () => users.graph(RENEW, { input: { password: PASSWORD } }, { as: ada.viewer, address: ownAddress() });
  await Promise.all(Array.from({ length: 9 }, renew));
  expect(await stateOf(ada)).toEqual({ enabled: true, recoveryCodesLeft: 10 });
});
