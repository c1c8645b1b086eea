import { expect, test, vi } from 'vitest';
import { mailedToken } from './support/letters.ts';
import { claimsOf, registerPerson, type TestPerson, tryLogIn } from './support/person.ts';
import { revocationsAfter } from './support/revocations.ts';
import { sharedUsers } from './support/shared-users.ts';

const FIRST_ADMIN = 'First.Admin@people.example';

const users = sharedUsers({ FIRST_ADMIN_EMAIL: FIRST_ADMIN });

const VERIFY = 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { user { id name roles } } }';
const REQUEST = 'mutation { requestEmailVerification { verified } }';

const verify = (token: string) => users.graph(VERIFY, { input: { token } });
const isVerified = async ({ viewer }: TestPerson) =>
  (await users.graph('{ viewer { emailVerified } }', {}, { as: viewer })).data.viewer.emailVerified;

const tokenFor = (userId: string) => mailedToken(users, 'verifyAddress', userId);

test('the mailed link shows that the address belongs to the person', async () => {
  const ada = await registerPerson(users);
  expect(await isVerified(ada)).toBe(false);
  expect((await verify(await tokenFor(ada.id))).data.verifyEmail.user).toEqual({
    id: ada.id,
    name: 'Ada',
    roles: ['USER'],
  });
  expect(await isVerified(ada)).toBe(true);
});

test('a link is good once, and for a day', async () => {
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  const token = await tokenFor(ada.id);
  expect((await verify(token)).errors).toBeUndefined();
  expect((await verify(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
  const late = await tokenFor(bob.id);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
  expect((await verify(late)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
});

test('a link to an address that the account no longer has verifies nothing', async () => {
  const ada = await registerPerson(users);
  const token = await tokenFor(ada.id);
  await users.sql(`update account set email = 'new.${ada.email}', email_key = 'new.${ada.email}' where id = $1`, [ada.id]);
  expect((await verify(token)).errors?.[0]?.extensions['field']).toBe('token');
  expect(await isVerified(ada)).toBe(false);
});

test('a person can ask for another mail, until the address is verified', async () => {
  const ada = await registerPerson(users);
  const first = await tokenFor(ada.id);
  const again = await users.graph(REQUEST, {}, { as: ada.viewer });
  expect(again.data).toEqual({ requestEmailVerification: { verified: false } });
  const second = await tokenFor(ada.id);
  expect(second).not.toBe(first);
  await verify(second);
  expect((await users.graph(REQUEST, {}, { as: ada.viewer })).data).toEqual({ requestEmailVerification: { verified: true } });
});

test('the first ADMIN is the one whose address the operator named, once it is verified, and nobody else', async () => {
  const register = 'mutation ($input: RegisterInput!) { register(input: $input) { user { id roles } tokens { accessToken } } }';
  const email = FIRST_ADMIN.toLowerCase();
  const input = { email, password: 'nine purple lanterns sang', name: 'Grace' };
  const { data } = await users.graph(register, { input });
  expect(data.register.user.roles).toEqual(['USER']);
  const { payload } = await claimsOf(users, data.register.tokens.accessToken);
  const { head } = await revocationsAfter(users, 0);

  expect((await verify(await tokenFor(data.register.user.id))).data.verifyEmail.user.roles).toEqual(['USER', 'ADMIN']);
  const announced = await users.sql<{ payload: object }>(`select payload from outbox where name = 'roles.changed'`);
  expect(announced).toEqual([{ payload: expect.objectContaining({ roles: ['USER', 'ADMIN'] }) }]);
  const { revocations } = await revocationsAfter(users, head);
  expect(revocations).toMatchObject([{ subject: `user:${payload.sub}`, version: Number(payload['ver']) + 1 }]);
  const loggedIn = (await tryLogIn(users, email)).data.logIn;
  expect((await claimsOf(users, loggedIn.tokens.accessToken)).payload['roles']).toEqual(['USER', 'ADMIN']);
});

test('asking for a mail is for whoever is signed in', async () => {
  expect((await users.graph(REQUEST)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});
