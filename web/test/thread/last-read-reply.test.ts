import { expect, test } from 'vitest';
import { lastReadReply } from '@/features/thread/last-read-reply.ts';

const replies = [
  { number: 11, senderId: 'bob' },
  { number: 12, senderId: 'ada' },
  { number: 15, senderId: 'bob' },
  { number: 16, senderId: 'cleo' },
];

test('the new ones are the latest of others', () => {
  expect(lastReadReply(replies, 2, 'ada')).toBe(14);
  expect(lastReadReply(replies, 1, 'ada')).toBe(15);
});

test('where nothing is new there is no last one that was read', () => {
  expect(lastReadReply(replies, 0, 'ada')).toBeNull();
  expect(lastReadReply([], 3, 'ada')).toBeNull();
});

test('where more are new than are loaded, all that are loaded are', () => {
  expect(lastReadReply(replies, 40, 'ada')).toBe(10);
});
