import { hash } from '@node-rs/argon2';
import { startOwnRedis } from '@parley/ops/dev/testing/stores';
import { expect, test } from 'vitest';
import { ownAddress, PASSWORD, registerPerson, tryLogIn, viewerOf } from './support/person.ts';
import { sharedUsers } from './support/shared-users.ts';
import { startUsers } from './support/users.ts';

const users = sharedUsers();

test('the right password logs in, however the address is spelt', async () => {
  const ada = await registerPerson(users);
  for (const email of [ada.email, ada.email.toUpperCase(), `  ${ada.email} `]) {
    const { data, errors } = await tryLogIn(users, email);
    expect(errors).toBeUndefined();
    expect(data.logIn).toMatchObject({ __typename: 'LoggedIn', user: { id: ada.id } });
    expect(await viewerOf(users, data.logIn.tokens.accessToken)).toMatchObject({ id: ada.id, scopes: ['*'] });
  }
});

test('a password is the same however the keyboard composes its letters', async () => {
  const ada = await registerPerson(users);
  const newPassword = 'neuf cafés très étroits';
  const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }`;
  const input = { currentPassword: PASSWORD, newPassword: newPassword.normalize('NFC') };
  expect((await users.graph(change, { input }, { as: ada.viewer })).errors).toBeUndefined();
  expect((await tryLogIn(users, ada.email, newPassword.normalize('NFD'))).data.logIn.__typename).toBe('LoggedIn');
});

test('an address that nobody has, a wrong password and that of a suspended account are told the same', async () => {
  const [ada, bob] = [await registerPerson(users, 'Ada'), await registerPerson(users, 'Bob')];
  await users.sql('update account set suspended_at = now() where id = $1', [bob.id]);
  const wrong = 'not the password at all';
  const answers = [
    await tryLogIn(users, 'nobody@people.example', wrong),
    await tryLogIn(users, 'a\u0000b@people.example', wrong),
    await tryLogIn(users, ada.email, wrong),
    await tryLogIn(users, bob.email, wrong),
    await tryLogIn(users, ada.email, 'x'.repeat(10_000)),
    await tryLogIn(users, ada.email, ''),
  ];
  expect(answers[0]?.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('a suspended person who knows the password is told so', async () => {
  const ada = await registerPerson(users);
  await users.sql('update account set suspended_at = now() where id = $1', [ada.id]);
  const { data, errors } = await tryLogIn(users, ada.email);
  expect(data).toEqual({ logIn: null });
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('guessing one account from many networks is slowed down, the same whether it exists or not', async () => {
  const ada = await registerPerson(users);
  const guess = async (email: string) => {
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      codes.push((await tryLogIn(users, email, 'not the password at all')).errors?.[0]?.extensions['code']);
    }
    return codes;
  };
  const codes = await guess(ada.email);
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('UNAUTHENTICATED'));
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  expect(await guess('nobody.at.all@people.example')).toEqual(codes);
  const { errors } = await tryLogIn(users, ada.email);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
});

test('the right password forgets the wrong ones before it', async () => {
  const ada = await registerPerson(users);
  for (let round = 0; round < 3; round += 1) {
    for (let attempt = 0; attempt < 6; attempt += 1) await tryLogIn(users, ada.email, 'not the password at all');
    expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
  }
});

test('one network that tries many accounts is slowed down, and others are not', async () => {
  const address = ownAddress();
  const guesses = Array.from({ length: 70 }, (_, number) =>
    tryLogIn(users, `person${number}@people.example`, 'not the password at all', { address }),
  );
  const codes = (await Promise.all(guesses)).map(({ errors }) => errors?.[0]?.extensions['code']);
  expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
  const ada = await registerPerson(users);
  expect((await tryLogIn(users, ada.email, PASSWORD, { address })).errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
});

test('what nobody could count is not let through: without Redis nobody logs in', async () => {
  await using redis = await startOwnRedis();
  await using users = await startUsers({ REDIS_URL: redis.url });
  const ada = await registerPerson(users);
  await redis.kill9();
  expect((await tryLogIn(users, ada.email)).errors?.[0]?.extensions['code']).toBe('UNAVAILABLE');
});

test('a password that was hashed with weaker parameters is hashed anew at the next log-in', async () => {
  const ada = await registerPerson(users);
  const weaker = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await users.sql('update account set password_hash = $1 where id = $2', [weaker, ada.id]);
  expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
  const [row] = await users.sql<{ password_hash: string }>('select password_hash from account where id = $1', [ada.id]);
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await tryLogIn(users, ada.email)).errors).toBeUndefined();
});

test('failed log-ins stand in the audit log, without what was tried', async () => {
  const ada = await registerPerson(users);
  await tryLogIn(users, ada.email, 'a guess that nobody may read', { address: '198.51.100.7' });
  const rows = await users.sql<{ address: string }>(
    `select * from audit_entry where action = 'logIn.failed' and subject_id = $1`,
    [ada.id],
  );
  expect(rows).toMatchObject([{ address: '198.51.100.7', actor_id: null }]);
  expect(JSON.stringify(rows)).not.toContain('a guess');
});

test('a burst of log-ins is served in turn', async () => {
  const ada = await registerPerson(users);
  const answers = await Promise.all(Array.from({ length: 9 }, () => tryLogIn(users, ada.email)));
  for (const { errors } of answers) expect(errors).toBeUndefined();
});
