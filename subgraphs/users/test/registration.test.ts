import { expect, test } from 'vitest';
import { newestLetter } from './support/letters.ts';
import { claimsOf, ownAddress, PASSWORD, registerPerson, TOKENS } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers();

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { user { id name } ${TOKENS} } }`;
const register = (given: object, address = ownAddress()) =>
  users.graph(REGISTER, { input: { email: 'bob@people.example', password: PASSWORD, name: 'Bob', ...given } }, { address });

test('whoever registers is logged in, as USER and for all that the account may do', async () => {
  const ada = await registerPerson(users, 'Ada');
  expect(ada.viewer).toMatchObject({ id: ada.id, roles: ['USER'], scopes: ['*'] });
  const { data, errors } = await users.graph('{ viewer { id name email emailVerified roles } }', {}, { as: ada.viewer });
  expect(errors).toBeUndefined();
  expect(data.viewer).toEqual({ id: ada.id, name: 'Ada', email: ada.email, emailVerified: false, roles: ['USER'] });
});

test('an access token is good for ten minutes', async () => {
  const ada = await registerPerson(users);
  const { payload } = await claimsOf(users, ada.tokens.accessToken);
  expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
  expect(new Date(ada.tokens.accessTokenExpiresAt).getTime()).toBe(Number(payload.exp) * 1000);
});

test('a new person is asked by mail whether the address is theirs', async () => {
  const ada = await registerPerson(users);
  const letter = await newestLetter(users, 'verifyAddress', ada.id);
  expect(letter).toEqual({
    to: ada.email,
    url: expect.stringMatching(/^https:\/\/chat\.example\/verify-email\?token=[\w-]{43}$/),
  });
});

test('an address has one account, however it is spelt', async () => {
  expect((await register({ email: 'Grace@People.example' })).errors).toBeUndefined();
  for (const email of ['grace@people.example', ' GRACE@PEOPLE.EXAMPLE ', 'ｇrace@people.example']) {
    const { errors } = await register({ email });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', field: 'email' });
  }
});

test('of those who register one address at once, one succeeds', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => register({ email: 'racer@people.example' })));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  const codes = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions['code']);
  expect(codes).toEqual(Array(4).fill('CONFLICT'));
});

test.each([
  ['email', 'that is none', { email: 'nobody' }],
  ['email', 'with a space', { email: 'a b@people.example' }],
  ['email', 'that is too long', { email: `${'x'.repeat(250)}@people.example` }],
  ['email', 'that smuggles a header', { email: 'a@people.example\r\nbcc: b@people.example' }],
  ['name', 'that is empty', { name: '   ' }],
  ['name', 'that is too long', { name: 'x'.repeat(81) }],
  ['name', 'that turns the direction of the text', { name: 'Ada\u202eevil' }],
  ['locale', 'that is no language', { locale: 'no language' }],
  ['password', 'that is too short', { password: 'kq8#vZ!m2' }],
  ['password', 'that everyone uses', { password: 'password1234' }],
  ['password', 'that is too long', { password: 'kq8#vZ!m2x'.repeat(21) }],
  ['password', 'made of the name', { email: 'rosalind@people.example', password: 'rosalind2024', name: 'Rosalind' }],
])('the %s %s is refused by name', async (field, _why, given) => {
  const { data, errors } = await register(given);
  expect(data).toEqual({ register: null });
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
});

test('a password is never told back', async () => {
  const { errors } = await register({ password: 'letmein12345' });
  expect(JSON.stringify(errors)).not.toContain('letmein12345');
});

test('many registrations from one network are slowed down, and others are not', async () => {
  const crowded = ownAddress();
  const answers = [];
  for (let attempt = 0; attempt < 25; attempt += 1) answers.push(await register({ email: 'nobody' }, crowded));
  const last = answers.at(-1)?.errors?.[0];
  expect(last?.extensions['code']).toBe('RATE_LIMITED');
  expect(last?.extensions['retryAfter']).toBeGreaterThan(0);
  const neighbour = crowded.replace('::1', '::2');
  expect((await register({ email: 'nobody' }, neighbour)).errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  expect((await register({ email: 'nobody' })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});
