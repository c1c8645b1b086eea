import { BadUserInput } from '@parley/kit/errors';

const LONGEST = 20_000;

/** Control characters but for lines and tabs. Marks of direction stay: people who write from right to left need them. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** What a person says, 1 to 20,000 characters long. */
export function readBody(field: string, given: string): string {
  const body = readDraft(field, given);
  if (body === '') throw new BadUserInput(field, 'Say something.');
  return body;
}

/** What a person may say once it is finished: well-formed, with one kind of line end, without control characters; it may be empty. */
export function readDraft(field: string, given: string): string {
  // Before anything else: composing a text of many megabytes would cost more than refusing it.
  if (given.length > LONGEST * 4) throw tooLong(field);
  const text = given.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
  if ([...text].length > LONGEST) throw tooLong(field);
  return text;
}

const tooLong = (field: string) => new BadUserInput(field, `Use at most ${LONGEST} characters.`);
