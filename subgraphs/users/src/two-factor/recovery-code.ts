import { createHash, randomInt } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HOW_MANY = 10;

/** Each has 79 bits of chance, so a plain hash of it is as good as a slow one. None of its letters looks like another. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => [letters(4), letters(4), letters(4), letters(4)].join('-'));
}

/** However it was typed. */
export function recoveryCodeHash(code: string): string {
  return createHash('sha256')
    .update(
      code
        .slice(0, 100)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .digest('base64url');
}

const letters = (count: number) => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
