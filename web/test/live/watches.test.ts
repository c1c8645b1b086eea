import type { Client } from '@urql/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { never, onEnd, onStart, pipe } from 'wonka';
import { nameOf } from '@/graph/operation-name.ts';
import { createWatches, type Watches } from '@/live/watches.ts';

let open: { name: string; variables: { userIds?: string[]; conversationId?: string } }[];
let mostAtOnce: number;
let watches: Watches;
beforeEach(() => {
  vi.useFakeTimers();
  open = [];
  mostAtOnce = 0;
  // What the graph is asked to tell, from when it is asked until nobody wants it any more.
  const subscription = (document: Parameters<typeof nameOf>[0], variables: (typeof open)[number]['variables']) => {
    const asked = { name: nameOf(document), variables };
    return pipe(
      never,
      onStart(() => {
        open.push(asked);
        mostAtOnce = Math.max(mostAtOnce, open.length);
      }),
      onEnd(() => {
        open = open.filter((each) => each !== asked);
      }),
    );
  };
  watches = createWatches(() => ({ subscription }) as unknown as Client);
});
afterEach(() => {
  watches.stop();
  vi.useRealTimers();
});

const watched = () => open.filter(({ name }) => name === 'ChatPresence').map(({ variables }) => variables.userIds);
const settle = () => vi.advanceTimersByTimeAsync(1_000);

test('all who are drawn are one subscription, each of them once', async () => {
  watches.presence(['bob']);
  watches.presence(['cleo', 'bob']);
  expect(watched()).toEqual([]);
  await settle();
  expect(watched()).toEqual([['bob', 'cleo']]);
});

test('somebody is watched until nobody shows them any more', async () => {
  const inList = watches.presence(['bob', 'cleo']);
  const inHeader = watches.presence(['bob']);
  await settle();
  inList();
  await settle();
  expect(watched()).toEqual([['bob']]);
  inHeader();
  await settle();
  expect(watched()).toEqual([]);
});

test('the next subscription begins before the last one ends, so that the connection stays', async () => {
  watches.presence(['bob']);
  await settle();
  watches.presence(['cleo']);
  await settle();
  expect(watched()).toEqual([['bob', 'cleo']]);
  expect(mostAtOnce).toBe(2);
});

test('no more people are watched than the graph takes', async () => {
  watches.presence(Array.from({ length: 600 }, (_, index) => `person ${index}`));
  await settle();
  expect(watched().map((userIds) => userIds?.length)).toEqual([500]);
});

test('a conversation tells who types and how far it was read, until it is closed', () => {
  const close = watches.conversation('room');
  expect(open).toEqual([
    { name: 'ChatTyping', variables: { conversationId: 'room' } },
    { name: 'ChatReceipts', variables: { conversationId: 'room' } },
  ]);
  close();
  expect(open).toEqual([]);
});

test('what is stopped watches nobody', async () => {
  watches.presence(['bob']);
  await settle();
  watches.stop();
  expect(open).toEqual([]);
});
