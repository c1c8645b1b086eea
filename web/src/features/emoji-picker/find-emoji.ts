import type { Emoji } from './emoji.ts';

/** Those of which every word of the query begins a word; first what is called so, then what only has to do with it. */
export function findEmoji(emoji: readonly Emoji[], query: string): Emoji[] {
  const wanted = query
    .toLowerCase()
    .split(/[\s:_]+/)
    .filter(Boolean);
  if (wanted.length === 0) return [];
  const found = emoji.flatMap((each) => {
    const rank = rankOf(each, wanted);
    return rank === null ? [] : [{ each, rank }];
  });
  return found.sort((one, other) => one.rank - other.rank).map(({ each }) => each);
}

function rankOf({ character, name, words }: Emoji, wanted: readonly string[]): number | null {
  if (wanted[0] === character) return 0;
  if (!wanted.every((word) => words.some((each) => each.startsWith(word)))) return null;
  const query = wanted.join(' ');
  if (name.toLowerCase() === query || words.includes(query)) return 1;
  return name.toLowerCase().startsWith(query) ? 2 : 3;
}
