/** How many pairs of colours the tokens hold for people without a picture. */
export const AVATAR_COLOURS = 8;

/** One or two letters that stand for a name: of its first word and its last. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word ?? ''));
  return letters.join('').toLocaleUpperCase();
}

/** The same for the same id, always: from 1 on. */
export function colourOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return (sum % AVATAR_COLOURS) + 1;
}

/** A letter as it is seen, with the marks upon it. */
function firstLetter(word: string): string {
  const start = word.search(/[\p{L}\p{N}]/u);
  if (start < 0) return '';
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word.slice(start));
  return first?.segment ?? '';
}
