/** A word as it stands in a text, and as it is looked for. */
export interface Token {
  word: string;
  start: number;
  end: number;
}

/** These scripts set no spaces between words, so each of their signs is a word, and what is longer is a phrase. */
const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const MENTION = /<@[0-9a-f-]{36}>/.source;
const TOKEN = new RegExp(`${MENTION}|(${SIGN}\\p{M}*|\\p{Extended_Pictographic}|(?:(?!${SIGN})[\\p{L}\\p{N}\\p{M}])+)`, 'gu');

/** Accents, and the points of Hebrew and Arabic, which few people type. Marks that make another letter in other scripts stay. */
const UNTYPED_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u0652\u0670]/g;

/** Letters that Unicode does not take apart, and that people write without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
const NO_LETTER = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/gu;
const LONGEST_WORD = 64;

/**
 * The words of a text. The same rule makes what is indexed, what is looked for and what is shown as found, so it is kept here and not in the
 * database's own parser, which takes an address or a path for one word. Who is mentioned is no word of what was said.
 */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((found) => {
    if (found[1] === undefined) return [];
    const word = fold(found[1]);
    return word === '' ? [] : [{ word, start: found.index, end: found.index + found[0].length }];
  });
}

export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

/** Without case and accents. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(UNTYPED_MARKS, '')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter)
    .replace(NO_LETTER, '')
    .slice(0, LONGEST_WORD)
    .toWellFormed();
}
