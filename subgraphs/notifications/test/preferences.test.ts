import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { kindsOf, openRoom } from './support/room.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

const FIELDS = 'kinds { kind inApp email push } quietHours { from until days } timeZone digest { every hour }';
const READ = `{ notificationPreferences { ${FIELDS} } }`;
const SET = `mutation ($input: SetNotificationPreferencesInput!) {
  setNotificationPreferences(input: $input) { preferences { ${FIELDS} } }
}`;

const MENTION = { because: ['MENTION'] } as const;

test('whoever has chosen nothing is told as everybody', async () => {
  const { notificationPreferences } = await there.ask(READ, {}, person());
  expect(notificationPreferences).toMatchObject({ quietHours: null, timeZone: null, digest: { every: 'NONE' } });
  expect(notificationPreferences.kinds).toHaveLength(10);
  expect(notificationPreferences.kinds).toContainEqual({ kind: 'MENTION', inApp: true, email: true, push: true });
  expect(notificationPreferences.kinds).toContainEqual({ kind: 'REACTION', inApp: true, email: false, push: false });
});

test('what is chosen holds, and what a change does not name stays as it was', async () => {
  const bob = person();
  const change = async (input: object) =>
    (await there.ask(SET, { input }, bob)).setNotificationPreferences.preferences as Record<string, unknown>;
  await change({ kinds: [{ kind: 'REACTION', email: true }], timeZone: 'europe/lisbon' });
  await change({ quietHours: { from: '22:30', until: '07:00', days: ['SUNDAY', 'MONDAY'] } });
  const chosen = await change({ kinds: [{ kind: 'REACTION', push: true }], digest: { every: 'DAILY', hour: 9 } });
  expect(chosen).toMatchObject({
    quietHours: { from: '22:30', until: '07:00', days: ['MONDAY', 'SUNDAY'] },
    timeZone: 'Europe/Lisbon',
    digest: { every: 'DAILY', hour: 9 },
  });
  expect(chosen['kinds']).toContainEqual({ kind: 'REACTION', inApp: true, email: true, push: true });
  expect((await there.ask(READ, {}, bob)).notificationPreferences).toEqual(chosen);
  expect(await change({ quietHours: null, timeZone: null, digest: { every: 'NONE' } })).toMatchObject({
    quietHours: null,
    timeZone: null,
    digest: { every: 'NONE' },
  });
});

test('whoever wants to hear nothing of a kind is not told of it', async () => {
  const [ada, bob, cleo] = [person(), person(), person()];
  const nothing = { kind: 'MENTION', inApp: false, email: false, push: false };
  await there.ask(SET, { input: { kinds: [nothing] } }, bob);
  await openRoom(there).say(ada, [
    [bob, MENTION],
    [cleo, MENTION],
  ]);
  await expect.poll(() => kindsOf(there, cleo)).toEqual(['MENTION']);
  expect(await kindsOf(there, bob)).toEqual([]);
});

test('what is only to be mailed is mailed, and stands in no list', async () => {
  const bob = person();
  await there.ask(SET, { input: { kinds: [{ kind: 'MENTION', inApp: false, push: false }] } }, bob);
  const room = openRoom(there);
  await room.say(person(), [[bob, MENTION]]);
  await room.say(person(), [[bob, { because: ['DIRECT'] }]]);
  await expect.poll(() => kindsOf(there, bob)).toEqual(['DIRECT_MESSAGE']);
  const planned = () =>
    there.sql<{ channel: string }>('select channel from delivery where user_id = $1 order by created_at', [bob.id]);
  await expect.poll(async () => (await planned()).map(({ channel }) => channel)).toContain('EMAIL');
  expect(await there.ask('{ unreadNotificationCount }', {}, bob)).toEqual({ unreadNotificationCount: 1 });
});

test('what cannot be meant is refused, with the field that is wrong, and changes nothing', async () => {
  const bob = person();
  const wrong: readonly (readonly [string, object])[] = [
    ['kinds.0.inApp', { kinds: [{ kind: 'SECURITY', inApp: false }] }],
    [
      'kinds',
      {
        kinds: [
          { kind: 'REPLY', push: false },
          { kind: 'REPLY', push: true },
        ],
      },
    ],
    ['quietHours.from', { quietHours: { from: '24:00', until: '07:00' } }],
    ['quietHours.until', { quietHours: { from: '22:00', until: '7' } }],
    ['quietHours.until', { quietHours: { from: '22:00', until: '22:00' } }],
    ['quietHours.days', { quietHours: { from: '22:00', until: '07:00', days: [] } }],
    ['timeZone', { timeZone: 'Middle/Nowhere' }],
    ['timeZone', { timeZone: '+02:00' }],
  ];
  for (const [field, input] of wrong) {
    const { errors } = await there.graph(SET, { input: { kinds: [{ kind: 'MENTION', push: false }], ...input } }, bob);
    expect(errors, field).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  }
  const { notificationPreferences } = await there.ask(READ, {}, bob);
  expect(notificationPreferences.kinds).toContainEqual({ kind: 'MENTION', inApp: true, email: true, push: true });
});
