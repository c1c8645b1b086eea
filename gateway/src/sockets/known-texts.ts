import { LRUCache } from 'lru-cache';

const TEXTS = 1_000;
const TEXTS_LENGTH = 2_000_000;

/** Gives equal texts as one and the same: thousands of sockets that ask for the same then hold its text once. */
export function createKnownTexts(): (text: string) => string {
  const known = new LRUCache<string, string>({ max: TEXTS, maxSize: TEXTS_LENGTH, sizeCalculation: ({ length }) => length + 1 });
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
