import { expect, test } from 'vitest';
import { MUTE_SPANS, mutedFor, muteUntil } from '@/features/conversation-details/mute-until.ts';

const evening = new Date(2026, 0, 31, 23, 30);

test('until tomorrow ends in the morning of the next day, over the end of a month', () => {
  expect(new Date(muteUntil('tomorrow', evening))).toEqual(new Date(2026, 1, 1, 8, 0));
});

test('every span is over in the future', () => {
  for (const span of MUTE_SPANS) expect(mutedFor(muteUntil(span, evening), evening)).not.toBeNull();
});

test('what is muted for good names no end', () => {
  expect(mutedFor(muteUntil('always', evening), evening)).toBe('always');
});

test('a time that has come mutes no more', () => {
  const hour = muteUntil('hour', evening);
  expect(mutedFor(hour, new Date(hour))).toBeNull();
  expect(mutedFor(null, evening)).toBeNull();
});
