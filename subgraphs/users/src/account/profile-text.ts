import { readText } from '@parley/kit/bounded-text';
import { BadUserInput } from '@parley/kit/errors';

export function readName(field: string, given: string): string {
  return readText(field, given, { shortest: 1, longest: 80 });
}

/** A BCP 47 tag in its canonical form. */
export function readLocale(field: string, given: string): string {
  try {
    const [locale] = given.length <= 35 ? Intl.getCanonicalLocales(given) : [];
    if (locale !== undefined) return locale;
  } catch {
    // told below
  }
  throw new BadUserInput(field, 'This is not a language tag, such as en or de-CH.');
}
