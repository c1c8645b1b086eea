/** One part of a search as it is written: a word, a "phrase", or an operator with its value, each turned round by a `-` before it. */
export interface QueryPart {
  start: number;
  end: number;
  isNegated: boolean;
  /** In small letters; empty for words. */
  operator: string;
  /** Without its quotes. */
  value: string;
}

export const OPERATORS = ['from', 'in', 'before', 'after', 'on', 'has', 'is'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What stands behind `has:` and `is:`, each by itself or not at all. */
export const VALUES = {
  has: ['link', 'file', 'reaction', 'pin'],
  is: ['pinned', 'edited', 'thread', 'archived'],
} as const;

/** The parts as the graph reads them: an operator may have no value yet. */
const PART = /(-?)([a-z]+):(?=\s|$)|(-?)(?:([a-z]+):)?(?:["“”„]([^"“”]*)(?:["“”]|$)|(\S+))/giu;

export function partsOf(text: string): QueryPart[] {
  return [...text.matchAll(PART)].map(({ 0: whole, index, ...groups }) => ({
    start: index,
    end: index + whole.length,
    isNegated: (groups[1] ?? groups[3]) === '-',
    operator: (groups[2] ?? groups[4] ?? '').toLowerCase(),
    value: groups[5] ?? groups[6] ?? '',
  }));
}

/** The part that is being written at the caret: an empty one between others. */
export function partAt(text: string, caret: number): QueryPart {
  const part = partsOf(text).find(({ start, end }) => start < caret && caret <= end);
  return part ?? { start: caret, end: caret, isNegated: false, operator: '', value: '' };
}

/** An operator with its value, in quotes where it needs them. */
export function termOf(operator: Operator, value: string): string {
  return /[\s"“”„]/u.test(value) ? `${operator}:"${value.replace(/["“”„]/gu, '')}"` : `${operator}:${value}`;
}

/** Puts something in the place of a part. What is finished is followed by a space; an operator waits for its value. */
export function replacePart(text: string, part: QueryPart, written: string): { text: string; caret: number } {
  const isFinished = !written.endsWith(':');
  const before = text.slice(0, part.start) + (part.isNegated ? '-' : '') + written + (isFinished ? ' ' : '');
  const after = text.slice(part.end);
  return { text: before + (isFinished ? after.trimStart() : after), caret: before.length };
}

export function hasTerm(text: string, term: string): boolean {
  const wanted = partsOf(term)[0];
  return wanted !== undefined && partsOf(text).some((part) => isSame(part, wanted));
}

/** Takes a term out of a search, or puts it in where it is not there. */
export function toggleTerm(text: string, term: string): string {
  if (!hasTerm(text, term)) return `${text.trimEnd()} ${term} `.trimStart();
  const wanted = partsOf(term)[0];
  const kept = partsOf(text).filter((part) => wanted === undefined || !isSame(part, wanted));
  return kept.map(({ start, end }) => text.slice(start, end)).join(' ');
}

const isSame = (one: QueryPart, other: QueryPart) =>
  one.operator === other.operator && one.value.toLowerCase() === other.value.toLowerCase() && one.isNegated === other.isNegated;
