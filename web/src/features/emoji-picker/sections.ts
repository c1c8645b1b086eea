import { EMOJI_GROUPS, type Emoji, type EmojiGroup } from './emoji.ts';
import { findEmoji } from './find-emoji.ts';

export const COLUMNS = 8;

export type SectionName = EmojiGroup | 'recent' | 'found';

export interface Section {
  name: SectionName;
  /** The number of its first row in the whole grid. */
  firstRow: number;
  rows: readonly (readonly Emoji[])[];
}

/** What the grid shows: what was found, or else the latest ones and all groups. */
export function sectionsOf(emoji: readonly Emoji[], query: string, recent: readonly string[]): Section[] {
  const named: [SectionName, Emoji[]][] =
    query.trim() === ''
      ? [
          ['recent', known(recent, emoji)],
          ...EMOJI_GROUPS.map((group): [SectionName, Emoji[]] => [group, emoji.filter((each) => each.group === group)]),
        ]
      : [['found', findEmoji(emoji, query)]];
  let firstRow = 0;
  return named.flatMap(([name, members]) => {
    if (members.length === 0) return [];
    const rows = Array.from({ length: Math.ceil(members.length / COLUMNS) }, (_, row) =>
      members.slice(row * COLUMNS, (row + 1) * COLUMNS),
    );
    const section = { name, firstRow, rows };
    firstRow += rows.length;
    return [section];
  });
}

/** As they were taken, in the tone of then. */
function known(characters: readonly string[], emoji: readonly Emoji[]): Emoji[] {
  return characters.flatMap((character) => {
    const found = emoji.find((each) => each.character === character || each.tones.includes(character));
    return found === undefined ? [] : [{ ...found, character, tones: [] }];
  });
}
