import { BLACK, type Colour, contrast, mix, parseColour, WHITE, writeColour } from './colour.ts';

/** A theme that an accent has to be seen in: what it stands on, and how clearly. */
interface Ground {
  /** Where the accent is written: the two ends of what the theme has, so that it can be read on all between them. */
  grounds: readonly [Colour, Colour];
  surface: Colour;
  /** What darkens or lightens a colour until it is seen. */
  away: Colour;
  textContrast: number;
  shapeContrast: number;
}

const DARK_SURFACE: Colour = [0x14, 0x1d, 0x20];

const USUAL: Grounds = {
  light: { grounds: [WHITE, [0xdd, 0xe6, 0xe8]], surface: WHITE, away: BLACK, textContrast: 4.5, shapeContrast: 3 },
  dark: { grounds: [DARK_SURFACE, [0x29, 0x3a, 0x3e]], surface: DARK_SURFACE, away: WHITE, textContrast: 4.5, shapeContrast: 3 },
};
const HIGH: Grounds = {
  light: { grounds: [WHITE, [0xcf, 0xda, 0xdd]], surface: WHITE, away: BLACK, textContrast: 7, shapeContrast: 7 },
  dark: { grounds: [BLACK, [0x2c, 0x3a, 0x3e]], surface: BLACK, away: WHITE, textContrast: 7, shapeContrast: 7 },
};

const STEP = 0.02;

/**
 * What follows from an accent that somebody chose, as custom properties of the root: the accent itself as near to the wish as it can be seen, the text on it, the accent as a text, and a wash of it.
 * Whatever the wish, text keeps a contrast of 4.5 (7 where high contrast is wanted) and shapes keep 3.
 */
export function accentProperties(accent: string | null): Readonly<Record<string, string>> | null {
  const wish = accent === null ? null : parseColour(accent);
  if (wish === null) return null;
  return { ...properties('--own', wish, USUAL), ...properties('--own-contrast', wish, HIGH) };
}

/** The same as a rule for the page that the server renders; null for the accent of the product. */
export function accentRule(accent: string | null): string | null {
  const own = accentProperties(accent);
  if (own === null) return null;
  return `:root{${Object.entries(own)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;
}

interface Grounds {
  light: Ground;
  dark: Ground;
}

interface AccentColours {
  accent: Colour;
  'accent-hover': Colour;
  'on-accent': Colour;
  'accent-ink': Colour;
  'accent-wash': Colour;
}

function accentOn(wish: Colour, { grounds, surface, away, textContrast, shapeContrast }: Ground): AccentColours {
  const accent = until(wish, away, (colour) => contrast(colour, surface) >= shapeContrast);
  // One of the two always has 4.58 at the least, and where high contrast is wanted the accent is far enough from one of them.
  const onAccent = contrast(WHITE, accent) >= contrast(BLACK, accent) ? WHITE : BLACK;
  const hover = mix(accent, onAccent === WHITE ? BLACK : WHITE, 0.16);
  const wash = mix(surface, wish, 0.14);
  const ink = until(wish, away, (colour) => [...grounds, wash].every((ground) => contrast(colour, ground) >= textContrast));
  return { accent, 'accent-hover': hover, 'on-accent': onAccent, 'accent-ink': ink, 'accent-wash': wash };
}

/** The colour, moved as little as it takes. */
function until(colour: Colour, to: Colour, isEnough: (colour: Colour) => boolean): Colour {
  for (let share = 0; share < 1; share += STEP) {
    const moved = rounded(mix(colour, to, share));
    if (isEnough(moved)) return moved;
  }
  return to;
}

/** As it will be written, so that what was found enough is so on the screen too. */
function rounded(colour: Colour): Colour {
  return parseColour(writeColour(colour)) ?? colour;
}

function properties(prefix: string, wish: Colour, grounds: Grounds): Record<string, string> {
  const light = accentOn(wish, grounds.light);
  const dark = accentOn(wish, grounds.dark);
  const names = Object.keys(light) as (keyof AccentColours)[];
  return Object.fromEntries(
    names.map((name) => [`${prefix}-${name}`, `light-dark(${writeColour(light[name])},${writeColour(dark[name])})`]),
  );
}
