import { BadUserInput } from '@parley/kit/errors';
import { readTime, type TimeSpan } from './search-time.ts';
import { wordsOf } from './words.ts';

/** What a message can have or be, besides its words. */
export type Mark = 'link' | 'file' | 'reaction' | 'pinned' | 'edited' | 'thread' | 'archived';

/** One thing that is looked for, as it was understood. */
export type Term =
  /** Words that stand one after the other. What is `quoted` is meant exactly; else the last may go on. */
  | { kind: 'words'; words: readonly string[]; quoted: boolean; negated: boolean }
  | { kind: 'from' | 'in'; name: string; text: string; negated: boolean }
  | { kind: 'time'; span: TimeSpan; negated: boolean }
  | { kind: 'mark'; mark: Mark; negated: boolean };

/** A part of the query that says nothing, and why. */
export interface QueryProblem {
  text: string;
  message: string;
}

export interface ParsedQuery {
  terms: readonly Term[];
  problems: readonly QueryProblem[];
}

const LONGEST_QUERY = 500;
const MOST_TERMS = 20;

const HAS: Readonly<Record<string, Mark>> = { link: 'link', file: 'file', reaction: 'reaction', pin: 'pinned' };
const IS: Readonly<Record<string, Mark>> = { pinned: 'pinned', edited: 'edited', thread: 'thread', archived: 'archived' };

type ReadOperator = (value: string, part: { text: string; negated: boolean }) => Term | string;

/** Each gives the term, or why there is none. */
const OPERATORS: Readonly<Record<string, ReadOperator>> = {
  from: (value, part) => ({ kind: 'from', name: value, ...part }),
  in: (value, part) => ({ kind: 'in', name: value, ...part }),
  before: (value, { negated }) => timeTerm(value, negated, ({ from }) => ({ from: null, until: from })),
  after: (value, { negated }) => timeTerm(value, negated, ({ until }) => ({ from: until, until: null })),
  on: (value, { negated }) => timeTerm(value, negated, (span) => span),
  has: (value, { negated }) => markTerm(HAS, value, negated),
  is: (value, { negated }) => markTerm(IS, value, negated),
};

/** `-`, an operator, a text in quotes (to the end where the closing one is missing), or a text up to the next space. */
const PART = /(-?)(?:([a-z]+):)?(?:["“”„]([^"“”]*)(?:["“”]|$)|(\S+))/giu;

/**
 * Reads what a person types: words, "phrases", from: in: before: after: on: has: is:, each of them turned round by a `-` before it. What looks
 * like an operator and is none is words.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > LONGEST_QUERY) throw new BadUserInput('query', `Use at most ${LONGEST_QUERY} characters.`);
  const parts = [...text.toWellFormed().matchAll(PART)];
  if (parts.length === 0) throw new BadUserInput('query', 'Say what to look for.');
  if (parts.length > MOST_TERMS) throw new BadUserInput('query', `Use at most ${MOST_TERMS} words and operators.`);
  const terms: Term[] = [];
  const problems: QueryProblem[] = [];
  for (const [whole, minus, operator = '', phrase, plain] of parts) {
    const read = OPERATORS[operator.toLowerCase()];
    const part = { text: whole, negated: minus === '-' };
    const term =
      read === undefined
        ? wordsTerm(`${operator} ${phrase ?? plain}`, phrase !== undefined, part.negated)
        : readValue(read, phrase ?? plain ?? '', part);
    if (typeof term === 'string') problems.push({ text: whole, message: term });
    else if (term !== null) terms.push(term);
  }
  if (terms.length + problems.length === 0) problems.push({ text: text.trim(), message: 'There is no word in this.' });
  return { terms, problems };
}

function readValue(read: ReadOperator, value: string, part: { text: string; negated: boolean }): Term | string {
  const trimmed = value.trim();
  return trimmed === '' ? 'Say what, right behind the colon.' : read(trimmed, part);
}

/** Null for signs that stand alone, as a dash between two words does. */
function wordsTerm(text: string, quoted: boolean, negated: boolean): Term | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : { kind: 'words', words, quoted, negated };
}

function timeTerm(value: string, negated: boolean, spanOf: (span: { from: Date; until: Date }) => TimeSpan): Term | string {
  const span = readTime(value);
  if (span === null) return 'Give a day as 2026-11-21, a month as 2026-11, a year or a moment as 2026-11-21T13:00Z.';
  return { kind: 'time', span: spanOf(span), negated };
}

function markTerm(marks: Readonly<Record<string, Mark>>, value: string, negated: boolean): Term | string {
  const mark = Object.hasOwn(marks, value.toLowerCase()) ? marks[value.toLowerCase()] : undefined;
  return mark === undefined ? `This can be ${Object.keys(marks).join(', ')}.` : { kind: 'mark', mark, negated };
}
