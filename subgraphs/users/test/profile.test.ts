import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerPerson, type TestPerson } from './support/person.ts';
import { startUsers, type TestUsers } from './support/users.ts';

let users: TestUsers;
let ada: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  users = await startUsers();
  [ada, bob] = await Promise.all([registerPerson(users, 'Ada'), registerPerson(users, 'Bob')]);
});
afterAll(() => users[Symbol.asyncDispose]());

const PROFILE = 'name bio locale timeZone customStatus { emoji text until } foundByEmail';

const update = (input: object, as: TestPerson | null = ada) =>
  users.graph(
    `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { ${PROFILE} } } }`,
    { input },
    { as: as?.viewer },
  );

test('a profile keeps what it is given, in its usual form', async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const { data, errors } = await update({
    name: '  Ada Lovelace ',
    bio: 'First line.\nSecond line.',
    locale: 'pt-br',
    timeZone: 'europe/lisbon',
    customStatus: { emoji: '👩🏽‍💻', text: 'writing notes', until },
    foundByEmail: true,
  });
  expect(errors).toBeUndefined();
  expect(data.updateProfile.user).toEqual({
    name: 'Ada Lovelace',
    bio: 'First line.\nSecond line.',
    locale: 'pt-BR',
    timeZone: 'Europe/Lisbon',
    customStatus: { emoji: '👩🏽‍💻', text: 'writing notes', until },
    foundByEmail: true,
  });
});

test('what is left out stays, and null takes away', async () => {
  await update({ bio: 'Here.', locale: 'en', customStatus: { text: 'away' } });
  const { data } = await update({ locale: null, customStatus: null });
  expect(data.updateProfile.user).toMatchObject({ bio: 'Here.', locale: null, customStatus: null });
});

test.each([
  ['an empty name', { name: '   ' }, 'name'],
  ['no name', { name: null }, 'name'],
  ['a name of 81 characters', { name: 'x'.repeat(81) }, 'name'],
  ['a name with a line break', { name: 'Ada\nAdmin' }, 'name'],
  ['a name that turns the direction of writing', { name: 'Ada\u202egnp' }, 'name'],
  ['a bio of 501 characters', { bio: 'x'.repeat(501) }, 'bio'],
  ['a locale that is none', { locale: 'not a locale' }, 'locale'],
  ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['an offset for a time zone', { timeZone: '+01:00' }, 'timeZone'],
  ['a word for an emoji', { customStatus: { emoji: 'happy' } }, 'customStatus.emoji'],
  ['two emojis', { customStatus: { emoji: '🎉🎉' } }, 'customStatus.emoji'],
  ['a status that is over already', { customStatus: { text: 'x', until: '2020-01-01T00:00:00Z' } }, 'customStatus.until'],
  ['a status of 101 characters', { customStatus: { text: 'x'.repeat(101) } }, 'customStatus.text'],
])('%s is refused', async (_what, input, field) => {
  const { data, errors } = await update(input);
  expect(data).toEqual({ updateProfile: null });
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field });
});

test('a refused change changes nothing', async () => {
  await update({ bio: 'before' });
  await update({ bio: 'after', locale: '?' });
  const { data } = await users.graph('{ viewer { bio } }', {}, { as: ada.viewer });
  expect(data.viewer.bio).toBe('before');
});

test('who is not signed in changes no profile', async () => {
  const { errors } = await update({ name: 'Nobody' }, null);
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('others see the public part of a person, and nothing of the private one', async () => {
  const query = 'query ($id: ID!) { user(id: $id) { id name roles erased email emailVerified foundByEmail suspended } }';
  const seenByBob = await users.graph(query, { id: ada.id }, { as: bob.viewer });
  expect(seenByBob.data.user).toMatchObject({ id: ada.id, roles: ['USER'], erased: false });
  expect(seenByBob.data.user).toMatchObject({ email: null, emailVerified: null, foundByEmail: null, suspended: null });
  const seenByAda = await users.graph(query, { id: ada.id }, { as: ada.viewer });
  expect(seenByAda.data.user).toMatchObject({ email: ada.email, emailVerified: false, suspended: false });
});

test("an ADMIN sees everyone's address, but not by an API key that is not good for administration", async () => {
  const query = 'query ($id: ID!) { user(id: $id) { email } }';
  const admin = { ...bob.viewer, roles: ['USER', 'ADMIN'] };
  const seen = await users.graph(query, { id: ada.id }, { as: admin });
  expect(seen.data.user.email).toBe(ada.email);
  const seenByKey = await users.graph(query, { id: ada.id }, { as: { ...admin, scopes: ['profile:read'] } });
  expect(seenByKey.data.user.email).toBeNull();
});

test('a request without a viewer fails on what depends on one, instead of showing it', async () => {
  const query = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { name email } } }`;
  const { data, errors } = await users.graph(query, { people: [{ __typename: 'User', id: ada.id }] });
  expect(data._entities).toEqual([{ name: expect.any(String), email: null }]);
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('other subgraphs find people by their ids, in order, and null for nobody', async () => {
  const query = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { id } } }`;
  const people = [bob.id, 'nobody', ada.id].map((id) => ({ __typename: 'User', id }));
  const { data } = await users.graph(query, { people }, { as: ada.viewer });
  expect(data._entities).toEqual([{ id: bob.id }, null, { id: ada.id }]);
});

test('a change is announced where others see it, and nothing is where they see none', async () => {
  const cy = await registerPerson(users, 'Cy');
  const announced = async () =>
    (await users.sql('select 1 from outbox where name = $1 and key = $2', ['account.changed', cy.id])).length;
  const status = { emoji: '🌿', text: 'in the garden', until: new Date(Date.now() + 3_600_000).toISOString() };
  for (const [times, input] of [
    [1, { name: 'Cyan', bio: 'Counts.', customStatus: status }],
    [1, { name: 'Cyan', bio: 'Counts.', customStatus: status }],
    [1, { foundByEmail: true }],
    [1, {}],
    [2, { customStatus: null }],
    [3, { bio: 'Counts on.', foundByEmail: false }],
  ] as const) {
    expect((await update(input, cy)).errors).toBeUndefined();
    expect({ input, announced: await announced() }).toEqual({ input, announced: times });
  }
});
