import { expect, test } from 'vitest';
import { AVATAR_COLOURS, colourOf, initialsOf } from '../../src/ui/initials.ts';

test('a name is stood for by the first letters of its first word and its last', () => {
  expect(initialsOf('Ada Byron Lane')).toBe('AL');
  expect(initialsOf('  bob ')).toBe('B');
  expect(initialsOf('user_name')).toBe('UN');
  expect(initialsOf('ليلى حسن')).toBe('لح');
  expect(initialsOf('"Zed" (work)')).toBe('ZW');
});

test('a letter is taken with its marks, and a name without letters has none', () => {
  expect(initialsOf('e\u0301ric')).toBe('E\u0301');
  expect(initialsOf('🙂 !!')).toBe('');
  expect(initialsOf('')).toBe('');
});

test('a colour stays with its id, and all of them are used', () => {
  expect(colourOf('user-1')).toBe(colourOf('user-1'));
  const used = new Set(Array.from({ length: 200 }, (_, index) => colourOf(`user-${index}`)));
  expect([...used].sort()).toEqual(Array.from({ length: AVATAR_COLOURS }, (_, index) => index + 1));
});
