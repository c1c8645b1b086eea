import { expect, test } from 'vitest';
import { byDay } from '@/features/notifications/by-day.ts';
import { pathOfNotification } from '@/features/notifications/notification-place.ts';

const conversation = { id: 'room', name: null };
const message = (thread: { root: { id: string } | null } | null) => ({ id: 'm7', number: 7, thread });

test('a notification leads to its message, and within its thread where it is a reply', () => {
  expect(pathOfNotification({ kind: 'MENTION', conversation, message: message(null) })).toBe('/chat/room/7');
  expect(pathOfNotification({ kind: 'REPLY', conversation, message: message({ root: { id: 'm1' } }) })).toBe(
    '/chat/room/thread/m1',
  );
  expect(pathOfNotification({ kind: 'MENTION', conversation, message: message({ root: { id: 'm7' } }) })).toBe('/chat/room/7');
});

test('one that is about no message that the viewer may see leads to what it is about', () => {
  expect(pathOfNotification({ kind: 'INVITATION', conversation, message: null })).toBe('/chat/room');
  expect(pathOfNotification({ kind: 'CONTACT_REQUEST', conversation: null, message: null })).toBe('/contacts');
  expect(pathOfNotification({ kind: 'SECURITY', conversation: null, message: null })).toBe('/settings/sessions');
  expect(pathOfNotification({ kind: 'MENTION', conversation: null, message: null })).toBe('/notifications');
});

test('what happened is parted by days, and keeps its order', () => {
  const items = ['2026-11-21T09:00Z', '2026-11-21T08:00Z', '2026-11-19T23:00Z'].map((at) => ({ at }));
  expect(byDay(items, (at) => at.slice(0, 10)).map((day) => day.map(({ at }) => at))).toEqual([
    ['2026-11-21T09:00Z', '2026-11-21T08:00Z'],
    ['2026-11-19T23:00Z'],
  ]);
  expect(byDay([], String)).toEqual([]);
});
