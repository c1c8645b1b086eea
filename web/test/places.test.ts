import { expect, test } from 'vitest';
import { pathOfPlace, placeOfPath } from '@/features/chat/chat-place.ts';
import { isInside, leadingTo, wantedPlace } from '@/session/places.ts';

test.each([
  ['/chat/42?x=1#y', '/chat/42?x=1#y'],
  ['/settings', '/settings'],
  [null, '/chat'],
  ['', '/chat'],
  ['https://evil.example/chat', '/chat'],
  ['//evil.example', '/chat'],
  ['/\\evil.example', '/chat'],
  ['/\t/evil.example', '/chat'],
  ['/\n/evil.example', '/chat'],
  ['javascript:alert(1)', '/chat'],
  ['chat', '/chat'],
])('a log-in that was asked for %j leads on to %s', (to, place) => {
  expect(wantedPlace(to)).toBe(place);
});

test('a place survives the way through a log-in', () => {
  const to = '/chat/42/7?a=b&c=d';
  const link = new URL(leadingTo('/log-in', to), 'http://web.example');
  expect(wantedPlace(link.searchParams.get('to'))).toBe(to);
});

test('only what belongs to somebody asks for a log-in', () => {
  for (const path of ['/chat', '/chat/42', '/settings/keys', '/admin']) expect(isInside(path)).toBe(true);
  for (const path of ['/', '/log-in', '/chatter', '/reset-password', '/auth/renew']) expect(isInside(path)).toBe(false);
});

test('an address says what the chat shows, and back', () => {
  const places = [
    ['/chat', { conversationId: null, threadId: null, number: null }],
    ['/chat/c1', { conversationId: 'c1', threadId: null, number: null }],
    ['/chat/c1/12', { conversationId: 'c1', threadId: null, number: 12 }],
    ['/chat/c1/thread/m1', { conversationId: 'c1', threadId: 'm1', number: null }],
    ['/chat/a%2Fb', { conversationId: 'a/b', threadId: null, number: null }],
  ] as const;
  for (const [path, place] of places) {
    expect(placeOfPath(path)).toEqual(place);
    expect(pathOfPlace(place)).toBe(path);
  }
  expect(placeOfPath('/settings').conversationId).toBeNull();
});
