import { expect, test } from 'vitest';
import { countedTitle, uncountedTitle } from '@/features/notifications/counted-title.ts';

test('the number of what is unread stands before the title, and is taken from it again', () => {
  for (const [count, title] of [
    [0, 'Bob'],
    [1, '(1) Bob'],
    [99, '(99) Bob'],
    [100, '(99+) Bob'],
  ] as const) {
    expect(countedTitle('Bob', count)).toBe(title);
    expect(uncountedTitle(title)).toBe('Bob');
  }
});

test('a title that has a number of its own keeps it', () => {
  expect(uncountedTitle('Room (2)')).toBe('Room (2)');
  expect(uncountedTitle('(a) Room')).toBe('(a) Room');
});
