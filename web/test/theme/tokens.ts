import { readFileSync } from 'node:fs';
import { type Colour, parseColour } from '../../src/theme/colour.ts';

export const THEMES = ['light', 'dark', 'light, high contrast', 'dark, high contrast'] as const;

export type Theme = (typeof THEMES)[number];

/** The colours of every theme, as tokens.css says them. `own` stands for the properties of an accent of one's own. */
export function colourTokens(own: Readonly<Record<string, string>> = {}): (theme: Theme, token: string) => Colour {
  const css = readFileSync(new URL('../../src/theme/tokens.css', import.meta.url), 'utf8');
  const [usual = '', high = ''] = css.split('@variant contrast');
  const declared = { usual: declarations(usual), high: declarations(high) };
  return (theme, token) => {
    const value = (theme.includes('high contrast') ? declared.high.get(token) : undefined) ?? declared.usual.get(token) ?? '';
    const [, property = '', fallback = value] = /^var\((--[\w-]+), (.*)\)$/.exec(value) ?? [];
    const [, light = '', dark = ''] = /^light-dark\((#\w+),\s*(#\w+)\)$/.exec(own[property] ?? fallback) ?? [];
    const colour = parseColour(theme.startsWith('light') ? light : dark);
    if (colour === null) throw new Error(`No colour is declared for --${token} in ${theme}.`);
    return colour;
  };
}

function declarations(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}
