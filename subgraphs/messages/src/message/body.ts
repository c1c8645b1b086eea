import { BadUserInput } from '@parley/kit/errors';

const LONGEST = 20_000;

/** Control characters but for lines and tabs. Marks of direction stay: people who write from right to left need them. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** What a person says: well-formed, with one kind of line end, without control characters, 1 to 20,000 characters long. */
export function readBody(field: string, given: string): string {
  // Before anything else: composing a text of many megabytes would cost more than refusing it.
  if (given.length > LONGEST * 4) throw tooLong(field);
  const body = given.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
  if (body === '') throw new BadUserInput(field, 'Say something.');
  if ([...body].length > LONGEST) throw tooLong(field);
  return body;
}

const tooLong = (field: string) => new BadUserInput(field, `Use at most ${LONGEST} characters.`);
