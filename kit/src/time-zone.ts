import { BadUserInput } from './errors.ts';

const OFFSET = /^[+-]/;

/** A name of the IANA database, in its usual spelling. An offset is no place: it knows no summer. */
export function readTimeZone(field: string, given: string): string {
  try {
    if (OFFSET.test(given)) throw new RangeError('an offset');
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw new BadUserInput(field, 'This is not a time zone, such as Europe/Lisbon.');
  }
}
