import { BadUserInput } from '@parley/kit/errors';
import { judgePassword } from './strength.ts';

/** A password that a person may have, or BadUserInput with what would make it better. */
export function requireAcceptablePassword(field: string, password: string, about: { name: string; email: string | null }): void {
  const { acceptable, advice } = judgePassword(password, [about.name, ...(about.email === null ? [] : [about.email])]);
  if (!acceptable) throw new BadUserInput(field, advice.join(' '));
}
