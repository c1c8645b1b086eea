import type { Environment } from '@parley/kit/config';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PASSWORD, registerPerson, type TestPerson } from './support/person.ts';
import {
  type Behaviour,
  fails,
  hangs,
  type ProfileProvider,
  stalls,
  startProfileProvider,
  tells,
} from './support/profile-provider.ts';
import { startUsers, type TestUsers } from './support/users.ts';

const ENGINEER = { title: 'Engineer', organisation: 'Analytical Engines', pageUrl: 'https://directory.example/ada' };

interface Setting {
  users: TestUsers;
  provider: ProfileProvider;
  ada: TestPerson;
}

const TOKEN = 'shown to the directory';
const HOOK_SECRET = 'known to us and to the directory alone';

/** A platform beside a directory. `settings` stand in for short times. */
async function beside(behaviour: Behaviour, settings: Environment = {}): Promise<Setting & AsyncDisposable> {
  const provider = await startProfileProvider(behaviour);
  const users = await startUsers({ EXTERNAL_PROFILE_URL: provider.url, EXTERNAL_PROFILE_TIMEOUT_MS: '400', ...settings });
  return {
    users,
    provider,
    ada: await registerPerson(users),
    async [Symbol.asyncDispose]() {
      await users[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}

let shared: Setting & AsyncDisposable;
beforeAll(async () => {
  shared = await beside(tells(ENGINEER), { EXTERNAL_PROFILE_TOKEN: TOKEN, EXTERNAL_PROFILE_HOOK_SECRET: HOOK_SECRET });
});
afterAll(() => shared[Symbol.asyncDispose]());

/** The platform that most tests share, with a person whom nobody has looked at yet. */
async function sharedBeside(behaviour: Behaviour): Promise<Setting> {
  shared.provider.behave(behaviour);
  return { ...shared, ada: await registerPerson(shared.users) };
}

const askedOf = ({ provider, ada }: Setting) => provider.asked.filter(({ path }) => path === `/people/${ada.id}`);

const PROFILE = 'externalProfile { title organisation department location pageUrl }';

async function profileOf({ users, ada }: Setting) {
  const { data, errors } = await users.graph(`{ viewer { ${PROFILE} } }`, {}, { as: ada.viewer });
  expect(errors).toBeUndefined();
  return data.viewer.externalProfile;
}

test('a person is shown with what the directory knows, and no more of it than has a place', async () => {
  const setting = await sharedBeside(tells({ ...ENGINEER, salary: 'much' }));
  expect(await profileOf(setting)).toEqual({ ...ENGINEER, department: null, location: null });
  expect(askedOf(setting)).toEqual([{ path: `/people/${setting.ada.id}`, authorization: `Bearer ${TOKEN}` }]);
});

test('a fresh profile is asked for once, also for whom the directory does not know', async () => {
  const setting = await sharedBeside(fails(404));
  expect(await profileOf(setting)).toBeNull();
  expect(await profileOf(setting)).toBeNull();
  expect(askedOf(setting)).toHaveLength(1);
});

test('many who look at one person at once make one question', async () => {
  const setting = await sharedBeside(tells(ENGINEER));
  const seen = await Promise.all(Array.from({ length: 10 }, () => profileOf(setting)));
  expect(new Set(seen.map(({ title }) => title))).toEqual(new Set(['Engineer']));
  expect(askedOf(setting).length).toBeLessThan(10);
});

test('a stale profile is given at once and renewed behind it', async () => {
  await using setting = await beside(tells(ENGINEER), { EXTERNAL_PROFILE_FRESH_SECONDS: '0' });
  await profileOf(setting);
  setting.provider.behave(tells({ title: 'Countess' }));
  expect(await profileOf(setting)).toMatchObject({ title: 'Engineer' });
  await vi.waitFor(async () => expect(await profileOf(setting)).toMatchObject({ title: 'Countess' }));
});

test('while the directory is away, what was known last is shown', async () => {
  await using setting = await beside(tells(ENGINEER), { EXTERNAL_PROFILE_FRESH_SECONDS: '0' });
  await profileOf(setting);
  setting.provider.behave(hangs);
  expect(await profileOf(setting)).toMatchObject({ title: 'Engineer' });
});

test.each<[string, Behaviour]>([
  ['fails', fails()],
  ['hangs', hangs],
  ['stops in the middle of an answer', stalls],
  ['hangs up', (request) => request.socket.destroy()],
  ['answers with something else than JSON', (_request, response) => response.end('<html>')],
  ['answers with a list', tells([ENGINEER])],
  ['answers with a number for a text', tells({ title: 7 })],
  ['answers with an address that is a script', tells({ pageUrl: 'javascript:alert(1)' })],
  ['answers without end', tells({ ...ENGINEER, history: 'x'.repeat(1_000_000) })],
  ['sends elsewhere', (_request, response) => response.writeHead(302, { location: '/people/other' }).end()],
])('a directory that %s costs the profile, and nothing else', async (_what, behaviour) => {
  const setting = await sharedBeside(behaviour);
  expect(await profileOf(setting)).toBeNull();
  setting.provider.behave(tells(ENGINEER));
  expect(await profileOf(setting)).toMatchObject({ title: 'Engineer' });
});

test('a directory that fails again and again is left alone, and asked again after a pause', async () => {
  await using setting = await beside(fails(), { EXTERNAL_PROFILE_FAILURES: '3', EXTERNAL_PROFILE_PAUSE_MS: '1000' });
  for (let look = 0; look < 6; look += 1) expect(await profileOf(setting)).toBeNull();
  expect(setting.provider.asked).toHaveLength(3);
  setting.provider.behave(tells(ENGINEER));
  await vi.waitFor(async () => expect(await profileOf(setting)).toMatchObject({ title: 'Engineer' }), {
    timeout: 15_000,
    interval: 50,
  });
});

test('a person can have the profile asked for anew, others cannot', async () => {
  const setting = await sharedBeside(tells(ENGINEER));
  await profileOf(setting);
  setting.provider.behave(tells({ title: 'Countess' }));
  const { users, ada } = setting;
  const refresh = (as: TestPerson['viewer'] | null) =>
    users.graph(`mutation ($id: ID!) { refreshExternalProfile(userId: $id) { user { ${PROFILE} } } }`, { id: ada.id }, { as });
  const bob = await registerPerson(users, 'Bob');
  expect((await refresh(bob.viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await refresh(null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await refresh(ada.viewer)).data.refreshExternalProfile.user.externalProfile).toMatchObject({ title: 'Countess' });
  setting.provider.behave(fails());
  expect((await refresh(ada.viewer)).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  expect(await profileOf(setting)).toMatchObject({ title: 'Countess' });
});

test('nobody wears the directory out by asking anew', async () => {
  const setting = await sharedBeside(tells(ENGINEER));
  const { users, ada } = setting;
  const refresh = 'mutation ($id: ID!) { refreshExternalProfile(userId: $id) { user { id } } }';
  const codes: unknown[] = [];
  for (let time = 0; time < 15; time += 1) {
    const { errors } = await users.graph(refresh, { id: ada.id }, { as: ada.viewer });
    codes.push(errors?.[0]?.extensions['code']);
  }
  expect(codes[0]).toBeUndefined();
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  expect(askedOf(setting).length).toBeLessThan(15);
});

test('the directory can say that a profile has changed, by the secret that both know', async () => {
  const setting = await sharedBeside(tells(ENGINEER));
  await profileOf(setting);
  setting.provider.behave(tells({ title: 'Countess' }));
  const call = (headers: Record<string, string>, body: object = { userId: setting.ada.id }) =>
    fetch(`${setting.users.url}/hooks/external-profile`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const passport = setting.users.passport();
  expect((await call({ 'x-parley-hook-secret': HOOK_SECRET })).status).toBe(401);
  expect((await call({ 'x-parley-passport': passport, 'x-parley-hook-secret': 'guessed' })).status).toBe(401);
  expect((await call({ 'x-parley-passport': passport, 'x-parley-hook-secret': HOOK_SECRET }, {})).status).toBe(400);
  expect(await profileOf(setting)).toMatchObject({ title: 'Engineer' });
  expect((await call({ 'x-parley-passport': passport, 'x-parley-hook-secret': HOOK_SECRET })).status).toBe(204);
  expect(await profileOf(setting)).toMatchObject({ title: 'Countess' });
});

test('without a directory nobody has an external profile', async () => {
  await using users = await startUsers();
  const ada = await registerPerson(users);
  const { data, errors } = await users.graph(`{ viewer { ${PROFILE} } }`, {}, { as: ada.viewer });
  expect(errors).toBeUndefined();
  expect(data.viewer.externalProfile).toBeNull();
  const hook = await fetch(`${users.url}/hooks/external-profile`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-parley-passport': users.passport() },
    body: '{}',
  });
  expect(hook.status).toBe(404);
});

test('nothing is asked of, or shown for, who was erased', async () => {
  const setting = await sharedBeside(tells(ENGINEER));
  const { users, ada } = setting;
  const bob = await registerPerson(users, 'Bob');
  await users.graph(`mutation { eraseAccount(input: { password: "${PASSWORD}" }) { erasedId } }`, {}, { as: ada.viewer });
  const { data } = await users.graph(
    `query ($id: ID!) { user(id: $id) { name ${PROFILE} } }`,
    { id: ada.id },
    { as: bob.viewer },
  );
  expect(data.user).toEqual({ name: 'Deleted person', externalProfile: null });
  expect(askedOf(setting)).toEqual([]);
});
