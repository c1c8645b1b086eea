import { randomBytes } from 'node:crypto';
import { silentLog } from '@parley/kit/log';
import { expect, test, vi } from 'vitest';
import { createUsers } from '../src/app.ts';
import { mailedToken, newestLetter } from './support/letters.ts';
import { ownAddress, PASSWORD, registerPerson, type TestPerson, tryLogIn } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const newAddress = () => `moved.${randomBytes(4).toString('hex')}@elsewhere.example`;

const ask = (person: TestPerson | null, email: string, password = PASSWORD) =>
  users.graph(
    'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { email } }',
    { input: { email, password } },
    { as: person?.viewer, address: ownAddress() },
  );

const confirm = (token: string) =>
  users.graph('mutation ($token: String!) { confirmEmailChange(input: { token: $token }) { user { id } } }', { token });

const tokenFor = ({ id }: TestPerson) => mailedToken(users, 'confirmNewAddress', id);

test('an address changes when the new one is confirmed by the mailed link, and not before', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  expect((await ask(ada, email)).data.changeEmail.email).toBe(email);
  expect((await newestLetter(users, 'confirmNewAddress', ada.id))?.to).toBe(email);
  const token = await tokenFor(ada);
  expect((await tryLogIn(users, email)).errors).toBeDefined();

  expect((await confirm(token)).data.confirmEmailChange.user.id).toBe(ada.id);
  const { data } = await users.graph('{ viewer { email emailVerified } }', {}, { as: ada.viewer });
  expect(data.viewer).toEqual({ email, emailVerified: true });
  expect((await tryLogIn(users, email)).errors).toBeUndefined();
  expect((await tryLogIn(users, ada.email)).errors).toBeDefined();
});

test('the old address is warned', async () => {
  const ada = await registerPerson(users);
  await ask(ada, newAddress());
  expect(await newestLetter(users, 'addressIsToChange', ada.id)).toEqual({
    to: ada.email,
    url: 'https://chat.example/forgot-password',
  });
});

test('a warning that comes late goes to the address that the account had then, and what happens later to the new one', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  await ask(ada, email);
  await confirm(await tokenFor(ada));
  expect(await newestLetter(users, 'addressIsToChange', ada.id)).toMatchObject({ to: ada.email });
  await ask(ada, newAddress());
  expect(await newestLetter(users, 'addressIsToChange', ada.id)).toMatchObject({ to: email });
});

test('the link works once', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  await ask(ada, email);
  const token = await tokenFor(ada);
  await confirm(token);
  expect((await confirm(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
});

test('the link to an address that the person no longer wants is no good', async () => {
  const [ada, first, second] = [await registerPerson(users), newAddress(), newAddress()];
  await ask(ada, first);
  const token = await tokenFor(ada);
  await ask(ada, second);
  expect((await confirm(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
  expect((await confirm(await tokenFor(ada))).errors).toBeUndefined();
});

test('links that were mailed to the old address are no good after the change', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  await users.graph('mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted } }', {
    email: ada.email,
  });
  const reset = await mailedToken(users, 'resetPassword', ada.id);
  await ask(ada, email);
  await confirm(await tokenFor(ada));
  const answer = await users.graph('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset } }', {
    input: { token: reset, newPassword: 'seven quiet harbours slept' },
  });
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
});

test('an address has one account, also when two want it at once', async () => {
  const [ada, bob, email] = [await registerPerson(users), await registerPerson(users, 'Bob'), newAddress()];
  expect((await ask(ada, bob.email)).errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', field: 'email' });

  await ask(ada, email);
  const first = await tokenFor(ada);
  await ask(bob, email);
  const second = await tokenFor(bob);
  const answers = await Promise.all([confirm(first), confirm(second)]);
  const refused = answers.flatMap(({ errors }) => errors ?? []);
  expect(refused.map(({ extensions }) => extensions)).toEqual([{ code: 'CONFLICT', field: 'email' }]);
});

test('an address changes only by whoever is signed in and knows the password', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  expect((await ask(null, email)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask(ada, email, 'not the password')).errors?.[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'password',
  });
  expect((await ask(ada, 'no address')).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'email' });
});

test('an address that somebody else asked for is not taken once the password is reset or changed', async () => {
  const renew = {
    async reset({ id, email }: TestPerson) {
      const request = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted } }';
      await users.graph(request, { email }, { address: ownAddress() });
      const token = await mailedToken(users, 'resetPassword', id);
      return users.graph('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset } }', {
        input: { token, newPassword: 'eleven green kettles whistle' },
      });
    },
    change: ({ viewer }: TestPerson) =>
      users.graph(
        'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }',
        { input: { currentPassword: PASSWORD, newPassword: 'eleven green kettles whistle' } },
        { as: viewer, address: ownAddress() },
      ),
  };
  for (const way of [renew.reset, renew.change]) {
    const [ada, thiefs] = [await registerPerson(users), newAddress()];
    await ask(ada, thiefs);
    const token = await tokenFor(ada);
    expect((await way(ada)).errors).toBeUndefined();
    expect((await confirm(token)).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'token' });
    expect((await tryLogIn(users, ada.email, 'eleven green kettles whistle')).errors).toBeUndefined();
  }
});

test('an address that nobody confirmed is forgotten', async () => {
  const [ada, email] = [await registerPerson(users), newAddress()];
  await ask(ada, email);
  await users.sql(`update email_change set requested_at = now() - interval '3 days' where account_id = $1`, [ada.id]);
  const secondNode = await createUsers(users.config, { log: silentLog() });
  await vi.waitFor(async () => {
    expect(await users.sql('select 1 from email_change where account_id = $1', [ada.id])).toEqual([]);
  });
  await secondNode.stop();
});
