import { BadUserInput } from './errors.ts';

export interface TextBounds {
  shortest?: number;
  longest: number;
  /** Line breaks and tabs may stand in it. */
  lines?: boolean;
}

/** A text that a person gave: trimmed, in Unicode's composed form, within its bounds (in characters) and without control characters. */
export function readText(field: string, given: string, { shortest = 0, longest, lines = false }: TextBounds): string {
  // Before anything else: composing a text of many megabytes would cost more than refusing it.
  if (given.length > longest * 8) throw new BadUserInput(field, `Use at most ${longest} characters.`);
  const text = given.normalize('NFC').trim();
  const characters = [...text].length;
  if (characters < shortest)
    throw new BadUserInput(field, shortest === 1 ? 'Fill this in.' : `Use at least ${shortest} characters.`);
  if (characters > longest) throw new BadUserInput(field, `Use at most ${longest} characters.`);
  if ((lines ? CONTROL_BUT_LINES : CONTROL).test(text)) throw new BadUserInput(field, 'Leave out control characters.');
  return text;
}

/** Control characters, lone surrogates, and marks that turn the direction of what stands beside the text. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const CONTROL_BUT_LINES = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
