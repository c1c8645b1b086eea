import type { TextName } from '../i18n/texts.ts';

const KNOWN = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'NETWORK',
] as const;

/** The text for a stable code; that of INTERNAL for one that has none. */
export const knownProblem = (code: string): TextName => `problems.${KNOWN.find((known) => known === code) ?? 'INTERNAL'}`;
