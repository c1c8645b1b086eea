import type { Viewer } from '@parley/kit/passport';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { person, startNotifications, type TestNotifications } from './support/notifications.ts';
import { type Listed, listOf, openRoom } from './support/room.ts';

let there: TestNotifications;
let bob: Viewer;
let told: Listed;
beforeAll(async () => {
  there = await startNotifications();
  bob = person();
  await openRoom(there).say(person(), [[bob, { because: ['MENTION'] }]]);
  told = await vi.waitFor(async () => {
    const [newest] = (await listOf(there, bob)).nodes;
    if (newest === undefined) throw new Error('not told yet');
    return newest;
  }, 10_000);
});
afterAll(() => there[Symbol.asyncDispose]());

const MARK = 'mutation ($ids: [ID!]!) { markNotificationsRead(input: { ids: $ids }) { unreadCount notifications { id } } }';
const ENTITY = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Notification { id kind } ... on PersonalData { id notifications } }
}`;

const ADMIN = { roles: ['USER', 'ADMIN'] };

test("nobody sees, counts or marks another's notifications, whoever they are", async () => {
  for (const stranger of [person(), person(ADMIN)]) {
    expect(await listOf(there, stranger)).toMatchObject({ nodes: [], unreadCount: 0 });
    expect(await there.ask('{ unreadNotificationCount }', {}, stranger)).toEqual({ unreadNotificationCount: 0 });
    const marked = await there.ask(MARK, { ids: [told.id] }, stranger);
    expect(marked.markNotificationsRead).toEqual({ unreadCount: 0, notifications: [] });
    await there.ask('mutation { markAllNotificationsRead(input: { until: 1000 }) { unreadCount } }', {}, stranger);
    const of = [{ __typename: 'Notification', id: told.id }];
    expect(await there.ask(ENTITY, { of }, stranger)).toEqual({ _entities: [null] });
  }
  expect(await listOf(there, bob)).toMatchObject({ unreadCount: 1, nodes: [{ id: told.id, readAt: null }] });
  const of = [{ __typename: 'Notification', id: told.id }];
  expect(await there.ask(ENTITY, { of }, bob)).toEqual({ _entities: [{ id: told.id, kind: 'MENTION' }] });
});

test("nobody gets another's personal data", async () => {
  const of = [{ __typename: 'PersonalData', id: bob.id }];
  expect(await there.refusal(ENTITY, { of }, person(ADMIN))).toBe('FORBIDDEN');
  expect(await there.refusal(ENTITY, { of }, null)).toBe('UNAUTHENTICATED');
});

const OPERATIONS: readonly (readonly [scope: 'notifications:read' | 'notifications:write', operation: string])[] = [
  ['notifications:read', '{ notifications { position } }'],
  ['notifications:read', '{ unreadNotificationCount }'],
  ['notifications:read', '{ notificationPreferences { timeZone } }'],
  ['notifications:write', 'mutation { markNotificationsRead(input: { ids: [] }) { unreadCount } }'],
  ['notifications:write', 'mutation { markAllNotificationsRead(input: { until: 0 }) { unreadCount } }'],
  ['notifications:write', 'mutation { setNotificationPreferences(input: {}) { preferences { timeZone } } }'],
];

test.each(OPERATIONS)('whoever is not signed in, or lacks the scope %s, is refused: %s', async (scope, operation) => {
  expect(await there.refusal(operation, {}, null)).toBe('UNAUTHENTICATED');
  expect(await there.refusal(operation, {}, { audience: `person:${bob.id}` })).toBe('UNAUTHENTICATED');
  const other = scope === 'notifications:read' ? 'notifications:write' : 'notifications:read';
  expect(await there.refusal(operation, {}, person({ scopes: [other, 'messages:read', 'account'] }))).toBe('FORBIDDEN');
});
