import { BadUserInput } from '@parley/kit/errors';

const LONGEST = 254;

/** Something before the last @, and a name with a dot behind it. Whether mail arrives there, only a mail can tell. */
const SHAPE = /^[^\s@"(),:;<>[\\\]\p{Cc}]+@[^\s@"(),:;<>[\\\]\p{Cc}.]+(\.[^\s@"(),:;<>[\\\]\p{Cc}.]+)+$/u;

/** What two spellings of one address have in common: accounts are unique by it. */
export function emailKey(email: string): string {
  return email
    .slice(0, LONGEST * 2)
    .normalize('NFKC')
    .trim()
    .toLowerCase();
}

/** Whether a text from outside could be an address at all. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST * 2 && SHAPE.test(emailKey(text));
}

/** The address as it was typed, for mails to it. */
export function readEmail(field: string, given: string): string {
  const email = given.slice(0, LONGEST * 2).trim();
  if (email.length > LONGEST || !SHAPE.test(email) || !SHAPE.test(emailKey(email))) {
    throw new BadUserInput(field, 'This is not an e-mail address.');
  }
  return email;
}
