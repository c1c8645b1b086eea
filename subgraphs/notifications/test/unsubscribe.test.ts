import { newId } from '@parley/kit/id';
import { createPassportSigner, PASSPORT_HEADER, type Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notificationsConfig } from '../src/config.ts';
import { createUnsubscribeLinks, type Stoppable } from '../src/unsubscribe/unsubscribe-links.ts';
import { PUBLIC_URL, person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { tracesOf } from './support/traces.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

const PREFERENCES = '{ notificationPreferences { kinds { kind inApp email push } digest { every hour } } }';
const SET_DIGEST = `mutation { setNotificationPreferences(input: { digest: { every: DAILY, hour: 7 } }) { preferences { digest { every } } } }`;

interface Preferences {
  kinds: { kind: string; inApp: boolean; email: boolean; push: boolean }[];
  digest: { every: string; hour: number };
}

const preferencesOf = async (viewer: Viewer): Promise<Preferences> =>
  (await there.ask(PREFERENCES, {}, viewer)).notificationPreferences;

/** The path that a link in a mail leads to. */
function pathFor({ id }: Pick<Viewer, 'id'>, mails: Stoppable = 'notifications'): string {
  const links = createUnsubscribeLinks(notificationsConfig(there.environment));
  return links.to(id, mails).slice(PUBLIC_URL.length);
}

interface Asked extends RequestInit {
  /** Where the request comes from, as the gateway saw it. */
  address?: string;
}

/** As the gateway passes it on, from somebody who need not be logged in. */
function follow(path: string, { address = '192.0.2.1', ...request }: Asked = {}): Promise<Response> {
  const sign = createPassportSigner(notificationsConfig(there.environment).passportKey);
  const passport = sign({ viewer: null, client: { address, agent: 'Test' }, requestId: newId() });
  return fetch(`${there.url}${path}`, { ...request, headers: { ...request.headers, [PASSPORT_HEADER]: passport } });
}

const oneClick = (path: string, asked: Asked = {}) =>
  follow(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    ...asked,
  });

test('looking at a link changes nothing, whoever looks: programs do before people', async () => {
  const ada = person();
  const before = await preferencesOf(ada);
  for (const method of ['GET', 'HEAD']) expect((await follow(pathFor(ada), { method })).status).toBe(200);
  expect(await preferencesOf(ada)).toEqual(before);
});

test('the page has a button that stops the mails, runs nothing and stands in no frame', async () => {
  const answer = await follow(pathFor(person()));
  const page = await answer.text();
  expect(page).toContain('<form method="post"><button');
  expect(page).not.toMatch(/<script|<img|<link|style="| on\w+=/i);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('one POST of the mail program stops mails of every kind, and leaves the list and the devices as they were', async () => {
  const ada = person();
  const before = await preferencesOf(ada);
  expect(before.kinds.some(({ email }) => email)).toBe(true);
  expect((await oneClick(pathFor(ada))).status).toBe(200);
  const after = await preferencesOf(ada);
  expect(after.kinds).toEqual(before.kinds.map((kind) => ({ ...kind, email: false })));
});

test.each([
  [
    'a form with a boundary',
    {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
    },
  ],
  ['nothing', { headers: {}, body: null }],
  ['what it does not know', { headers: { 'content-type': 'application/json' }, body: '{"broken' }],
])('the link is all that counts, also when a mail program sends %s', async (_what, request) => {
  const ada = person();
  expect((await oneClick(pathFor(ada), request)).status).toBe(200);
  expect((await preferencesOf(ada)).kinds.some(({ email }) => email)).toBe(false);
});

test('a link of a digest stops the digest and nothing else, as often as it is used', async () => {
  const ada = person();
  await there.ask(SET_DIGEST, {}, ada);
  const before = await preferencesOf(ada);
  expect(before.digest).toEqual({ every: 'DAILY', hour: 7 });
  for (let time = 0; time < 3; time++) expect((await oneClick(pathFor(ada, 'digest'))).status).toBe(200);
  expect(await preferencesOf(ada)).toEqual({ kinds: before.kinds, digest: { every: 'NONE', hour: 8 } });
});

test('a link stops mails of nobody else', async () => {
  const [ada, bob] = [person(), person()];
  await oneClick(pathFor(ada));
  expect((await preferencesOf(bob)).kinds.some(({ email }) => email)).toBe(true);
});

test('a link that was changed or made up is refused on a page, and stops nothing', async () => {
  const [ada, bob] = [person(), person()];
  await there.ask(SET_DIGEST, {}, ada);
  const good = pathFor(ada);
  const bad = [
    good.replace(ada.id, bob.id),
    good.replace('.notifications.', '.digest.'),
    good.replace('.notifications.', '.everything.'),
    good.slice(0, -1),
    `${good}A`,
    good.replace(/[^.]+$/, 'A'.repeat(43)),
    good.toUpperCase(),
    '/unsubscribe/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/unsubscribe/x',
    `/unsubscribe/${'x'.repeat(5000)}`,
  ];
  for (const path of bad) {
    for (const answer of [await follow(path, { address: newId() }), await oneClick(path, { address: newId() })]) {
      expect([403, 404, 414]).toContain(answer.status);
      expect(await answer.text()).not.toContain('<script');
    }
  }
  for (const viewer of [ada, bob]) expect((await preferencesOf(viewer)).kinds.some(({ email }) => email)).toBe(true);
  expect((await preferencesOf(ada)).digest.every).toBe('DAILY');
});

test('whoever makes up links is slowed down, and nobody else is', async () => {
  const address = '198.51.100.7';
  const statuses: number[] = [];
  for (let time = 0; time < 40; time++) statuses.push((await follow('/unsubscribe/x', { address })).status);
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(403));
  expect(statuses.at(-1)).toBe(429);
  expect((await follow(pathFor(person()), { address })).status).toBe(200);
  expect((await follow('/unsubscribe/x', { address: '198.51.100.8' })).status).toBe(403);
});

test('a body that is too long is refused', async () => {
  const ada = person();
  expect((await oneClick(pathFor(ada), { body: 'x'.repeat(5000) })).status).toBe(413);
  expect((await preferencesOf(ada)).kinds.some(({ email }) => email)).toBe(true);
});

test('of who is gone nothing is written down again', async () => {
  const ada = person();
  there.owners.people.set(ada.id, null);
  expect((await oneClick(pathFor(ada))).status).toBe(200);
  expect(await tracesOf(there, [ada.id])).toEqual([expect.stringContaining(':rate:unsubscribe:')]);
});

test('without a passport nobody is served', async () => {
  expect((await fetch(`${there.url}${pathFor(person())}`)).status).toBe(401);
});
