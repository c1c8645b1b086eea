import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/theme/colour.ts';
import { colourTokens, THEMES } from './tokens.ts';

const GROUNDS = ['canvas', 'sidebar', 'surface', 'raised', 'sunken', 'hover', 'pressed'];

/** What is read, on what it stands on: 4.5 at the least, 7 for the main text where high contrast is wanted. */
const TEXTS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  [
    'ink',
    [
      ...GROUNDS,
      'bubble',
      'bubble-own',
      'accent-wash',
      'mention-wash',
      'match',
      'code',
      'danger-wash',
      'warning-wash',
      'success-wash',
    ],
  ],
  ['ink-soft', [...GROUNDS, 'bubble', 'bubble-own', 'accent-wash', 'mention-wash', 'code']],
  ['ink-faint', ['canvas', 'sidebar', 'surface', 'raised', 'sunken', 'hover', 'bubble']],
  ['accent-ink', [...GROUNDS, 'accent-wash', 'bubble', 'bubble-own', 'mention-wash']],
  ['danger-ink', ['canvas', 'sidebar', 'surface', 'raised', 'sunken', 'hover', 'danger-wash', 'bubble', 'bubble-own']],
  ['warning-ink', ['canvas', 'sidebar', 'surface', 'raised', 'warning-wash']],
  ['success-ink', ['canvas', 'sidebar', 'surface', 'raised', 'success-wash']],
  ['attention', ['surface', 'canvas', 'sidebar']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-attention', ['attention']],
  ['on-danger', ['danger', 'danger-hover']],
  ['on-inverse', ['inverse']],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`avatar-${number}-ink`, [`avatar-${number}`]] as const),
];

/** What is seen and not read, beside what it stands on: 3. */
const SHAPES: readonly (readonly [shape: string, grounds: readonly string[]])[] = [
  ['line-strong', ['surface', 'canvas', 'sidebar', 'raised', 'sunken']],
  ['accent', ['surface', 'canvas', 'sidebar', 'raised']],
  ['accent-ink', GROUNDS],
  ['danger', ['surface', 'raised']],
  ...['online', 'away', 'busy', 'offline'].map((presence) => [presence, ['surface']] as const),
];

describe.each(THEMES)('%s', (theme) => {
  const colour = colourTokens();
  const pairs = (kinds: typeof TEXTS) => kinds.flatMap(([token, grounds]) => grounds.map((ground) => ({ token, ground })));

  test.each(pairs(TEXTS))('$token can be read on $ground', ({ token, ground }) => {
    expect(contrast(colour(theme, token), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(SHAPES))('$token can be told from $ground', ({ token, ground }) => {
    expect(contrast(colour(theme, token), colour(theme, ground))).toBeGreaterThanOrEqual(3);
  });
});

test('where high contrast is wanted, text has a contrast of 7 on what pages are made of', () => {
  const colour = colourTokens();
  for (const theme of THEMES.filter((each) => each.includes('high'))) {
    for (const text of ['ink', 'ink-soft', 'ink-faint', 'accent-ink', 'danger-ink']) {
      for (const ground of ['canvas', 'sidebar', 'surface', 'raised', 'sunken']) {
        const found = contrast(colour(theme, text), colour(theme, ground));
        expect(found, `${text} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(7);
      }
    }
  }
});
