import { expect, test } from 'vitest';
import { type Appearance, appearanceAttributes, readAppearance, writeAppearance } from '../../src/theme/appearance.ts';

const asTheSystem: Appearance = { theme: 'system', contrast: 'system', density: 'comfortable', accent: null };

test('what was chosen is read again as it was written', () => {
  const chosen: Appearance = { theme: 'dark', contrast: 'more', density: 'compact', accent: '#7c3aed' };
  expect(readAppearance(writeAppearance(chosen))).toEqual(chosen);
  expect(readAppearance(writeAppearance(asTheSystem))).toEqual(asTheSystem);
});

test('a cookie that says nothing sensible counts as none', () => {
  expect(readAppearance(undefined)).toEqual(asTheSystem);
  expect(readAppearance('theme=neon&contrast=&density=%00&accent=url(//evil)')).toEqual(asTheSystem);
});

test('what the system decides leaves no attribute', () => {
  expect(appearanceAttributes(asTheSystem)).toEqual({
    'data-theme': undefined,
    'data-contrast': undefined,
    'data-density': 'comfortable',
  });
  expect(appearanceAttributes({ ...asTheSystem, theme: 'light', contrast: 'standard' })).toMatchObject({
    'data-theme': 'light',
    'data-contrast': 'standard',
  });
});
