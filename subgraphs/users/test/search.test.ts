import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyNode } from './support/every-node.ts';
import { mailedToken } from './support/letters.ts';
import { registerPerson, type TestPerson } from './support/person.ts';
import { startUsers, type TestUsers } from './support/users.ts';

let users: TestUsers;
let seeker: TestPerson;
let zoe: TestPerson;
beforeAll(async () => {
  users = await startUsers();
  seeker = await registerPerson(users, 'Seeker');
  zoe = await registerPerson(users, 'Zoë Ångström');
  for (const name of ['Grace Hopper', 'Hedy Lamarr', 'Hopkins', 'Katherine Johnson', 'John', 'Johanna', '100% Real', 'A_B']) {
    await registerPerson(users, name);
  }
});
afterAll(() => users[Symbol.asyncDispose]());

const find = (search: string, as: TestPerson['viewer'] | null = seeker.viewer, page: object = {}) =>
  users.graph(
    `query ($search: String!, $first: Int! = 20, $after: String) {
      users(search: $search, first: $first, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } }
    }`,
    { search, ...page },
    { as },
  );

async function namesFor(search: string, as?: TestPerson['viewer']): Promise<string[]> {
  const { data, errors } = await find(search, as);
  expect(errors).toBeUndefined();
  return data.users.edges.map(({ node }: { node: { name: string } }) => node.name);
}

test('people are found by the beginning of their name, those whose first word it is first', async () => {
  expect(await namesFor('hop')).toEqual(['Hopkins', 'Grace Hopper']);
  expect((await namesFor('John')).slice(0, 2)).toEqual(['John', 'Katherine Johnson']);
  expect(await namesFor('z')).toEqual(['Zoë Ångström']);
});

test('case and accents do not count', async () => {
  expect(await namesFor('ZOE ANG')).toEqual(['Zoë Ångström']);
  expect(await namesFor('zoë')).toEqual(['Zoë Ångström']);
});

test('a typing error is forgiven', async () => {
  expect(await namesFor('Grase')).toContain('Grace Hopper');
  expect(await namesFor('Hoper')).toContain('Grace Hopper');
  expect(await namesFor('Lamar')).toEqual(['Hedy Lamarr']);
});

test('what stands for anything in a pattern stands for itself', async () => {
  expect(await namesFor('%')).toEqual([]);
  expect(await namesFor('100%')).toEqual(['100% Real']);
  expect(await namesFor('a_')).toEqual(['A_B']);
  expect(await namesFor('\\')).toEqual([]);
});

test('pages follow each other without a repeat or a gap', async () => {
  const whole = await namesFor('joh');
  const people = await everyNode<{ name: string }>(async (after) => {
    const { data } = await find('joh', seeker.viewer, { first: 1, after });
    return data.users;
  });
  const seen = people.map(({ name }) => name);
  expect(seen).toEqual(whole);
  expect(seen).toHaveLength(3);
});

test('nobody is found by their e-mail address unless they allow it and have confirmed it, and then only exactly', async () => {
  expect(await namesFor(zoe.email)).toEqual([]);
  await users.graph('mutation { updateProfile(input: { foundByEmail: true }) { user { id } } }', {}, { as: zoe.viewer });
  expect(await namesFor(zoe.email)).toEqual([]);

  const token = await mailedToken(users, 'verifyAddress', zoe.id);
  const verified = await users.graph('mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }', {
    token,
  });
  expect(verified.errors).toBeUndefined();
  expect(await namesFor(zoe.email.toUpperCase())).toEqual(['Zoë Ångström']);
  expect(await namesFor(zoe.email.slice(0, -1))).toEqual([]);
});

test('an ADMIN finds everyone by their address', async () => {
  expect(await namesFor(seeker.email, { ...zoe.viewer, roles: ['USER', 'ADMIN'] })).toEqual(['Seeker']);
});

test('whoever tries out addresses is slowed down', async () => {
  const prober = await registerPerson(users, 'Prober');
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, index) => find(`person${index}@people.example`, prober.viewer)),
  );
  const refused = answers.flatMap(({ errors }) => errors ?? []);
  expect(refused.length).toBeGreaterThan(0);
  for (const { extensions } of refused)
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
});

test('a search needs words, a bounded page and somebody who is signed in', async () => {
  expect((await find('  ')).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'search' });
  expect((await find('x'.repeat(101))).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'search' });
  expect((await find('a\u0000b')).errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'search' });
  expect((await find('a', seeker.viewer, { first: 101 })).errors?.[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'first',
  });
  expect((await find('a', null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a cursor that was tampered with is refused', async () => {
  for (const position of [[1e12, 'a', seeker.id], [1, 'a\u0000', seeker.id], [1, 'a', 'nobody'], [1, 'a'], 'a']) {
    const after = Buffer.from(JSON.stringify(position)).toString('base64url');
    const { errors } = await find('a', seeker.viewer, { after });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
  }
});

test('nobody wears the search out', async () => {
  const eager = await registerPerson(users, 'Eager');
  const answers = await Promise.all(Array.from({ length: 100 }, () => find('q', eager.viewer)));
  const codes = new Set(answers.map(({ errors }) => errors?.[0]?.extensions['code']));
  expect(codes).toEqual(new Set([undefined, 'RATE_LIMITED']));
  expect((await find('q')).errors).toBeUndefined();
});
