/** Choices that a seed decides: each part has its own, so that one part's choices do not depend on how fast another one is. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number of both bounds and what is between them. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** So many of the items, in any order, each once. */
  sample<Item>(items: readonly Item[], count: number): Item[];
  chance(probability: number): boolean;
}

export function createRandom(seed: string): Random {
  let state = 0;
  for (const letter of seed) state = (Math.imul(state, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  // Mulberry32: small, and random enough to choose by.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const sample = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(between(0, left.length - 1), 1)[0] as Item);
  };
  return {
    next,
    between,
    sample,
    pick(items) {
      if (items.length === 0) throw new Error('There is nothing to choose from.');
      return items[between(0, items.length - 1)] as (typeof items)[number];
    },
    chance: (probability) => next() < probability,
  };
}
