import { parseColour } from './colour.ts';

export const APPEARANCE_COOKIE = 'parley_appearance';

/** How somebody wants this browser to look. A cookie holds it, so that the server renders it at once and nothing changes colour on load. */
export interface Appearance {
  theme: (typeof THEMES)[number];
  contrast: (typeof CONTRASTS)[number];
  density: (typeof DENSITIES)[number];
  /** #rrggbb; null for the accent of the product. */
  accent: string | null;
}

export const THEMES = ['system', 'light', 'dark'] as const;
export const CONTRASTS = ['system', 'standard', 'more'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** Whatever the cookie holds that is none of these counts as not said. */
export function readAppearance(cookie: string | undefined): Appearance {
  const said = new URLSearchParams(cookie ?? '');
  const accent = said.get('accent');
  return {
    theme: oneOf(THEMES, said.get('theme')),
    contrast: oneOf(CONTRASTS, said.get('contrast')),
    density: oneOf(DENSITIES, said.get('density')),
    accent: accent !== null && parseColour(accent) !== null ? accent : null,
  };
}

export function writeAppearance({ accent, ...choices }: Appearance): string {
  return new URLSearchParams(accent === null ? choices : { ...choices, accent }).toString();
}

/** What `<html>` bears; left out is what the system decides. */
export function appearanceAttributes({ theme, contrast, density }: Appearance) {
  return {
    'data-theme': theme === 'system' ? undefined : theme,
    'data-contrast': contrast === 'system' ? undefined : contrast,
    'data-density': density,
  };
}

/** What the browser and the system draw around the app in: the colour of the navigation (`--sidebar` in tokens.css). */
export function themeColour(theme: Appearance['theme']): { media?: string; color: string }[] {
  const light = { color: '#f6f8f9' };
  const dark = { color: '#10181a' };
  if (theme !== 'system') return [theme === 'dark' ? dark : light];
  return [
    { media: '(prefers-color-scheme: light)', ...light },
    { media: '(prefers-color-scheme: dark)', ...dark },
  ];
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], said: string | null): Value {
  return values.find((value) => value === said) ?? values[0];
}
