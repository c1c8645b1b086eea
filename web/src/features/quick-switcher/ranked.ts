/** Something with a name that one can go to. */
export interface Named {
  name: string;
}

/**
 * Those that fit what was typed, the best first: names that begin so, then those with a word that does, then those that have it anywhere. Among equals the
 * order stays.
 */
export function ranked<Item extends Named>(items: readonly Item[], typed: string, most: number): Item[] {
  const wanted = plain(typed.trim());
  const rank = ({ name }: Item) => {
    const lower = plain(name);
    if (lower.startsWith(wanted)) return 0;
    if (lower.split(/[\s,-]+/).some((word) => word.startsWith(wanted))) return 1;
    return lower.includes(wanted) ? 2 : null;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((each): each is { item: Item; rank: 0 | 1 | 2 } => each.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ item }) => item);
}

/** Without case and accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
