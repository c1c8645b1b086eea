import { silentLog } from '@parley/kit/log';
import { expect, test, vi } from 'vitest';
import { createUsers } from '../src/app.ts';
import type { LetterCause } from '../src/letter/letter.service.ts';
import { FIRST_ADMIN, registerFirstAdmin } from './support/admin.ts';
import { type Asked, askAs, askLetters, callsFor, mailedToken, newestLetter } from './support/letters.ts';
import { logIn, ownAddress, PASSWORD, registerPerson, type TestPerson } from './support/person.ts';
import { rowsThatMention } from './support/rows-that-mention.ts';
import { sharedUsers } from './support/shared-users.ts';

const users = sharedUsers(FIRST_ADMIN);

const NEW_PASSWORD = 'eleven green kettles whistle';

const requestReset = ({ email }: TestPerson) =>
  users.graph(
    'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted } }',
    { email },
    { address: ownAddress() },
  );

const reset = (token: string, newPassword = NEW_PASSWORD) =>
  users.graph('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset } }', {
    input: { token, newPassword },
  });

const verify = (token: string) =>
  users.graph('mutation ($token: String!) { verifyEmail(input: { token: $token }) { user { id } } }', { token });

async function newestCall(letter: LetterCause['letter'], { id }: TestPerson): Promise<Asked> {
  const [call] = await callsFor(users, letter, id);
  if (call === undefined) throw new Error(`Nothing calls for ${letter}`);
  return call;
}

test('a link is the same whenever it is asked for the same event, and another one for another event', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  const first = await newestCall('resetPassword', ada);
  await requestReset(ada);
  const second = await newestCall('resetPassword', ada);
  const [one, again, other] = await askLetters(users, [first, first, second]);
  expect(again).toEqual(one);
  expect(other?.url).not.toBe(one?.url);
  expect(await askLetters(users, [first])).toEqual([one]);
});

test('many who ask at once for one event are given one link', async () => {
  const ada = await registerPerson(users);
  const call = await newestCall('verifyAddress', ada);
  const answers = (await Promise.all(Array.from({ length: 10 }, () => askLetters(users, [call])))).flat();
  expect(new Set(answers.map((letter) => letter?.url)).size).toBe(1);
});

test('a link that was used is not made again', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  await reset(await mailedToken(users, 'resetPassword', ada.id));
  expect(await newestLetter(users, 'resetPassword', ada.id)).toBeNull();
  await verify(await mailedToken(users, 'verifyAddress', ada.id));
  expect(await newestLetter(users, 'verifyAddress', ada.id)).toBeNull();
});

test('a link that a new password called off is not made again, nor one that nobody had asked for yet', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  const asked = await newestCall('resetPassword', ada);
  await askLetters(users, [asked]);
  await requestReset(ada);
  const unasked = await newestCall('resetPassword', ada);
  const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }';
  await users.graph(
    change,
    { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } },
    { as: ada.viewer, address: ownAddress() },
  );
  expect(await askLetters(users, [asked, unasked])).toEqual([null, null]);
});

test('a link that has expired is not made again, also after it was forgotten', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  const call = await newestCall('resetPassword', ada);
  await askLetters(users, [call]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
  expect(await askLetters(users, [call])).toEqual([null]);
  vi.setSystemTime(Date.now() + 9 * 86_400_000);
  const tidy = await createUsers(users.config, { log: silentLog() });
  await expect.poll(() => users.sql('select 1 from link where account_id = $1', [ada.id])).toEqual([]);
  await tidy.stop();
  expect(await askLetters(users, [call])).toEqual([null]);
});

test('a link that had to wait for its mail is good for its whole time from when it is asked for', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  const call = await newestCall('resetPassword', ada);
  const start = Date.now();
  for (const minutes of [0, 50, 100]) {
    vi.useFakeTimers({ toFake: ['Date'], now: start + minutes * 60_000 });
    expect(await askLetters(users, [call])).toEqual([expect.objectContaining({ to: ada.email })]);
  }
  vi.setSystemTime(start + 150 * 60_000);
  const token = await mailedToken(users, 'resetPassword', ada.id);
  expect((await reset(token)).errors).toBeUndefined();
});

test('the secret of a link lies in no table', async () => {
  const ada = await registerPerson(users);
  await requestReset(ada);
  const tokens = [await mailedToken(users, 'resetPassword', ada.id), await mailedToken(users, 'verifyAddress', ada.id)];
  expect(await rowsThatMention(users, tokens)).toEqual([]);
});

test('a log-in from a new device calls for a letter, and one from a known device does not', async () => {
  const ada = await registerPerson(users);
  await logIn(users, ada, 'Test');
  await logIn(users, ada, 'Another browser');
  const news = await users.sql(
    `select payload->'newDevice' as "newDevice" from outbox where name = 'session.started' and payload->>'userId' = $1 order by number`,
    [ada.id],
  );
  expect(news.map(({ newDevice }) => newDevice)).toEqual([false, false, true]);
  expect(await newestLetter(users, 'newDevice', ada.id)).toEqual({
    to: ada.email,
    url: 'https://chat.example/settings/sessions',
  });
});

test('whoever is suspended, erased or nobody gets no letter', async () => {
  const admin = await registerFirstAdmin(users);
  const [ada, bob] = [await registerPerson(users), await registerPerson(users, 'Bob')];
  const calls = [await newestCall('verifyAddress', ada), await newestCall('verifyAddress', bob)] as const;
  await users.graph(
    'mutation ($id: ID!) { suspendAccount(input: { userId: $id }) { user { id } } }',
    { id: ada.id },
    {
      as: admin.viewer,
    },
  );
  await users.graph(
    'mutation ($password: String!) { eraseAccount(input: { password: $password }) { erasedId } }',
    { password: PASSWORD },
    {
      as: bob.viewer,
      address: ownAddress(),
    },
  );
  const nobody = { ...calls[0], userId: '01890000-0000-7000-8000-000000000000' };
  expect(await askLetters(users, [...calls, nobody])).toEqual([null, null, null]);
});

test('who sends mails learns how to reach and address people', async () => {
  const [ada, bob] = [await registerPerson(users), await registerPerson(users, 'Bob')];
  await verify(await mailedToken(users, 'verifyAddress', ada.id));
  await users.graph(
    'mutation { updateProfile(input: { locale: "de", timeZone: "Europe/Vienna" }) { user { id } } }',
    {},
    { as: ada.viewer },
  );
  const answer = await askAs(users, 'notifications', 'recipients', [ada.id, bob.id, 'nobody']);
  const unset = { locale: null, timeZone: null, suspended: false };
  expect(await answer.json()).toEqual({
    answers: [
      {
        id: ada.id,
        name: 'Ada',
        email: ada.email,
        unverifiedEmail: null,
        locale: 'de',
        timeZone: 'Europe/Vienna',
        suspended: false,
      },
      { id: bob.id, name: 'Bob', email: null, unverifiedEmail: bob.email, ...unset },
      null,
    ],
  });
});

test('no other subgraph is told addresses, or given links that set passwords', async () => {
  const ada = await registerPerson(users);
  const call = await newestCall('verifyAddress', ada);
  for (const asker of ['messages', 'files', 'users']) {
    expect((await askAs(users, asker, 'letter', [call])).status).toBe(403);
    expect((await askAs(users, asker, 'recipients', [ada.id])).status).toBe(403);
  }
});

test.each([
  ['a letter that there is none of', { letter: 'inheritance' }],
  ['an event without an id', { eventId: 'x' }],
  ['nobody', { userId: null }],
  ['no moment', { at: 'yesterday' }],
])('a question for %s is refused', async (_what, wrong) => {
  const ada = await registerPerson(users);
  const call = await newestCall('verifyAddress', ada);
  const answer = await askAs(users, 'notifications', 'letter', [{ ...call, ...wrong }]);
  expect(answer.status).toBe(400);
});
