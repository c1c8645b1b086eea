import type { WordsWanted } from './search.index.ts';
import { type Token, tokensOf } from './words.ts';

/** A piece of an excerpt: plain text, never HTML. */
export interface HighlightPiece {
  text: string;
  isMatch: boolean;
}

interface Range {
  start: number;
  end: number;
}

const LONGEST_EXCERPT = 240;
const BEFORE_THE_FIRST = 60;
const CUT = '…';

/** An excerpt of the text around what was first found in it, in pieces: joined they are the excerpt, and some of them are what was found. */
export function highlight(text: string, wanted: readonly WordsWanted[]): HighlightPiece[] {
  const tokens = tokensOf(text);
  const matches = matchesIn(tokens, wanted);
  const excerpt = excerptAround(text, tokens, matches[0]?.start ?? 0);
  const pieces: HighlightPiece[] = [];
  const add = (piece: string, isMatch: boolean) => {
    if (piece !== '') pieces.push({ text: piece, isMatch });
  };
  let at = excerpt.start;
  if (excerpt.start > 0) add(CUT, false);
  for (const { start, end } of matches) {
    if (end > excerpt.end) break;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, excerpt.end), false);
  if (excerpt.end < text.length) add(CUT, false);
  return pieces;
}

/** In the order of the text, none within another. */
function matchesIn(tokens: readonly Token[], wanted: readonly WordsWanted[]): Range[] {
  const found: Range[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const length = Math.max(0, ...wanted.map((each) => (each.negated ? 0 : lengthOfMatch(tokens, index, each))));
    const [first, last] = [tokens[index], tokens[index + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    found.push({ start: first.start, end: last.end });
    index += length - 1;
  }
  return found;
}

/** How many words from here on are what is wanted; 0 for none. */
function lengthOfMatch(tokens: readonly Token[], index: number, { words, prefix, alternatives }: WordsWanted): number {
  const here = tokens[index]?.word ?? '';
  if (alternatives.includes(here)) return 1;
  const fits = words.every((word, offset) => {
    const there = tokens[index + offset]?.word;
    const mayGoOn = prefix && offset === words.length - 1 && [...word].length > 1;
    return mayGoOn ? there?.startsWith(word) : there === word;
  });
  return fits ? words.length : 0;
}

/** Cut between words. */
function excerptAround(text: string, tokens: readonly Token[], match: number): Range {
  const from = match - BEFORE_THE_FIRST;
  const start = from <= 0 ? 0 : (tokens.find((token) => token.start >= from)?.start ?? 0);
  const limit = start + LONGEST_EXCERPT;
  if (limit >= text.length) return { start, end: text.length };
  const last = tokens.findLast(({ end }) => end <= limit && end > match);
  return { start, end: last?.end ?? limit };
}
