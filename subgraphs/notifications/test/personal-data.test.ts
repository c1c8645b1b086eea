import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { kindsOf, listOf, openRoom } from './support/room.ts';

let there: TestNotifications;
beforeAll(async () => {
  there = await startNotifications();
});
afterAll(() => there[Symbol.asyncDispose]());

const EXPORT = `query ($of: [_Any!]!, $after: String) {
  _entities(representations: $of) { ... on PersonalData { notifications(first: 2, after: $after) } }
}`;
const SET = 'mutation { setNotificationPreferences(input: { timeZone: "Europe/Lisbon" }) { preferences { timeZone } } }';

const MENTION = { because: ['MENTION'] } as const;

async function exported(who: Viewer, after: string | null = null) {
  const of = [{ __typename: 'PersonalData', id: who.id }];
  const { _entities } = await there.ask(EXPORT, { of, after }, who);
  return _entities[0].notifications;
}

test('a person gets all that is held of them, page by page', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  for (let times = 0; times < 3; times += 1) await room.say(ada, [[bob, MENTION]]);
  await expect.poll(() => kindsOf(there, bob)).toHaveLength(3);
  await there.ask(SET, {}, bob);
  const first = await exported(bob);
  expect(first).toMatchObject({
    preferences: { timeZone: 'Europe/Lisbon', digest: { every: 'NONE' } },
    pushDevices: [],
    notifications: [
      { number: 3, kind: 'MENTION', actorId: ada.id, conversationId: room.id, inApp: true, readAt: null },
      { number: 2 },
    ],
    next: expect.any(String),
  });
  const second = await exported(bob, first.next);
  expect(second).toEqual({ notifications: [expect.objectContaining({ number: 1 })], next: null });
});

test('of a person who was erased nothing is left, also nothing that others were told of them', async () => {
  const [ada, bob] = [person(), person()];
  const room = openRoom(there);
  await room.say(ada, [[bob, MENTION]]);
  await room.say(bob, [[ada, MENTION]]);
  await room.say(person(), [[ada, MENTION]]);
  await there.ask(SET, {}, bob);
  await expect.poll(() => kindsOf(there, bob)).toHaveLength(1);
  await expect.poll(() => kindsOf(there, ada)).toHaveLength(2);

  await there.announce('users', 'account.erased', { userId: bob.id });
  await expect.poll(async () => (await listOf(there, ada)).unreadCount).toBe(1);
  expect(await kindsOf(there, ada)).toEqual(['MENTION']);
  for (const table of ['notification', 'preference', 'settings', 'digest', 'delivery', 'push_device']) {
    expect(await there.sql(`select * from ${table} where user_id = $1`, [bob.id]), table).toEqual([]);
  }
});

test('what was being decided about a person while they were erased is not written', async () => {
  const [ada, bob, cleo] = [person(), person(), person()];
  await there.announce('users', 'account.erased', { userId: bob.id });
  await expect.poll(() => there.sql('select erased from recipient where user_id = $1', [bob.id])).toEqual([{ erased: true }]);
  await openRoom(there).say(ada, [
    [bob, MENTION],
    [cleo, MENTION],
  ]);
  await expect.poll(() => kindsOf(there, cleo)).toEqual(['MENTION']);
  expect(await there.sql('select * from notification where user_id = $1', [bob.id])).toEqual([]);
});
