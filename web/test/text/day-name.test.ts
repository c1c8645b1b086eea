import { expect, test } from 'vitest';
import { dayName } from '../../src/features/text/day-name.ts';

const now = new Date('2026-11-21T10:00:00Z');
const named = (at: string, language = 'en', timeZone = 'UTC') => dayName(at, now, language, timeZone);

test('days near by have names, others their date', () => {
  expect(named('2026-11-21T00:01:00Z')).toBe('Today');
  expect(named('2026-11-20T23:59:00Z')).toBe('Yesterday');
  expect(named('2026-11-17T12:00:00Z')).toBe('Tuesday');
  expect(named('2026-11-14T12:00:00Z')).toBe('Saturday, November 14');
  expect(named('2025-11-20T12:00:00Z')).toBe('Thursday, November 20, 2025');
});

test('the day is that of the reader, in time and in words', () => {
  expect(named('2026-11-20T23:59:00Z', 'en', 'Asia/Tokyo')).toBe('Today');
  expect(named('2026-11-21T03:00:00Z', 'en', 'America/Los_Angeles')).toBe('Yesterday');
  expect(named('2026-11-20T12:00:00Z', 'ar')).toBe('أمس');
});

test('a day on which clocks are put forward counts as one', () => {
  expect(dayName('2026-03-28T22:30:00Z', new Date('2026-03-29T21:30:00Z'), 'en', 'Europe/Berlin')).toBe('Yesterday');
});
