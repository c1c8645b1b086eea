import described from 'emojibase-data/en/compact.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { EMOJI_GROUPS, inTone, readEmoji } from '../../src/features/emoji-picker/emoji.ts';
import { findEmoji } from '../../src/features/emoji-picker/find-emoji.ts';
import { sectionsOf } from '../../src/features/emoji-picker/sections.ts';

const all = readEmoji(described);
const called = (name: string) => all.find((each) => each.name === name) ?? all[0];

test('every group has its emoji, and parts of emoji are none', () => {
  expect(all.length).toBeGreaterThan(1500);
  expect(new Set(all.map(({ group }) => group))).toEqual(new Set(EMOJI_GROUPS));
  expect(all.some(({ name }) => name.includes('regional indicator'))).toBe(false);
});

test('an emoji is found by its name, by the beginning of a word and by what it has to do with', () => {
  expect(findEmoji(all, 'thumbs up')[0]?.character).toContain('👍');
  expect(findEmoji(all, ' WAV hand ')[0]?.name).toBe('waving hand');
  expect(findEmoji(all, ':tada:').map(({ name }) => name)).toContain('party popper');
  expect(findEmoji(all, 'no such thing')).toEqual([]);
  expect(findEmoji(all, '  ')).toEqual([]);
});

test('what bears the name comes before what only has to do with it', () => {
  const names = findEmoji(all, 'dog').map(({ name }) => name);
  expect(names.slice(0, 3)).toContain('dog');
  expect(names.length).toBeGreaterThan(names.indexOf('hot dog'));
});

test('hands and people take a tone, all else stays as it is', () => {
  const [wave, dog] = [called('waving hand'), called('dog')];
  expect(wave && inTone(wave, 3)).toBe('👋🏽');
  expect(wave && inTone(wave, 0)).toBe('👋');
  expect(dog && inTone(dog, 3)).toBe(dog?.character);
  const handshake = called('handshake');
  expect(handshake && inTone(handshake, 5)).toBe('🤝🏿');
});

test('the latest come first, in the tone they were taken in; what is no emoji is left out', () => {
  const [recent, next] = sectionsOf(all, '', ['👋🏽', '<b>', '🐶']);
  expect(recent).toMatchObject({ name: 'recent', firstRow: 0 });
  expect(recent?.rows[0]?.map(({ character }) => character)).toEqual(['👋🏽', '🐶']);
  expect(next).toMatchObject({ name: 'smileys', firstRow: 1 });
});
