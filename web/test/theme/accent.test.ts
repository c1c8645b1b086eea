import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentProperties, accentRule } from '../../src/theme/accent.ts';
import { type Colour, contrast, writeColour } from '../../src/theme/colour.ts';
import { colourTokens, THEMES } from './tokens.ts';

const part = fc.integer({ min: 0, max: 255 });
const anyColour = fc.tuple(part, part, part) as fc.Arbitrary<Colour>;

test('whatever accent somebody chooses, it is seen in every theme and what is written on it or in it can be read', () => {
  fc.assert(
    fc.property(anyColour, (wish) => {
      const colour = colourTokens(accentProperties(writeColour(wish)) ?? {});
      for (const theme of THEMES) {
        const enough = theme.includes('high') ? 7 : 4.5;
        const found = (one: string, other: string) => contrast(colour(theme, one), colour(theme, other));
        for (const ground of ['accent', 'accent-hover']) expect(found('on-accent', ground)).toBeGreaterThanOrEqual(enough);
        for (const ground of ['canvas', 'sidebar', 'surface', 'raised', 'sunken', 'hover', 'pressed', 'accent-wash']) {
          expect(found('accent-ink', ground), `${theme}, ${ground}`).toBeGreaterThanOrEqual(enough);
        }
        expect(found('accent', 'surface')).toBeGreaterThanOrEqual(3);
        for (const text of ['ink', 'ink-soft', 'danger-ink']) expect(found(text, 'bubble-own'), text).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { examples: [[[255, 255, 0]], [[255, 255, 255]], [[0, 0, 0]], [[119, 119, 119]], [[11, 102, 114]]] },
  );
});

test('an accent that can be seen as it is stays as it is', () => {
  expect(accentProperties('#7c3aed')?.['--own-accent']).toMatch(/^light-dark\(#7c3aed,/);
});

test('what is no colour makes no rule, so nothing can be written into the page by it', () => {
  expect(accentRule(null)).toBeNull();
  expect(accentRule('red;}</style><script>')).toBeNull();
  expect(accentRule('#12345')).toBeNull();
});
