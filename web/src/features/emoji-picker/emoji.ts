/** One emoji, as the data set tells of it. */
export interface Emoji {
  character: string;
  /** In English: the data set has no Arabic. */
  name: string;
  words: readonly string[];
  group: EmojiGroup;
  /** In the five tones of skin, from light to dark; empty where it has none. */
  tones: readonly string[];
}

/** The groups in the order of the data set, by what they are called here; what stands at null are parts of emoji. */
const GROUPS = ['smileys', 'people', null, 'nature', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'] as const;

export type EmojiGroup = NonNullable<(typeof GROUPS)[number]>;

export const EMOJI_GROUPS: readonly EmojiGroup[] = GROUPS.filter((group) => group !== null);

/** No tone, and the five from light to dark. */
export const TONES = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'] as const;

interface Described {
  label: string;
  unicode: string;
  group?: number;
  order?: number;
  tags?: readonly string[];
  skins?: readonly { unicode: string }[];
}

let loaded: Promise<readonly Emoji[]> | undefined;

/** All of them, in their order; fetched once, when they are first wanted. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  loaded ??= import('emojibase-data/en/compact.json').then(
    ({ default: described }) => readEmoji(described),
    (reason: unknown) => {
      loaded = undefined;
      throw reason;
    },
  );
  return loaded;
}

export function readEmoji(described: readonly Described[]): Emoji[] {
  return [...described]
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .flatMap(({ label, unicode, group, tags = [], skins = [] }) => {
      const named = group === undefined ? null : GROUPS[group];
      if (named === null || named === undefined) return [];
      const words = [...label.split(/[\s:,-]+/), ...tags].map((word) => word.toLowerCase());
      return [{ character: unicode, name: label, words, group: named, tones: inEachTone(skins.map((skin) => skin.unicode)) }];
    });
}

/** Of two people with tones of their own, those with the same one. */
function inEachTone(skins: readonly string[]): string[] {
  return TONES.slice(1).flatMap((tone) => {
    const others = TONES.filter((other) => other !== '' && other !== tone);
    return skins.find((skin) => skin.includes(tone) && !others.some((other) => skin.includes(other))) ?? [];
  });
}

/** The emoji in a tone, from 0 for none to 5; as it is where it has no tones. */
export function inTone(emoji: Emoji, tone: number): string {
  return tone > 0 ? (emoji.tones[tone - 1] ?? emoji.character) : emoji.character;
}
