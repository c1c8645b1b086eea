import { expect, test } from 'vitest';
import { isOnlyEmoji } from '../../src/features/text/only-emoji.ts';

test('a few emoji and nothing else are told from words', () => {
  for (const text of ['😀', '👍🏽 🎉', '👨‍👩‍👧‍👦', '🇪🇬🏳️‍🌈', '❤️\n']) expect(isOnlyEmoji(text), text).toBe(true);
  for (const text of ['', ' ', 'ok 👍', '123', '#', '😀😀😀😀😀😀😀']) expect(isOnlyEmoji(text), text).toBe(false);
});
