import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '@parley/kit/id';

export interface ShownKey {
  id: string;
  secret: string;
}

const SHAPE = /^parley_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/;

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The secret is 256 bits of chance: nothing is won by hashing it slowly. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const writeCredential = ({ id, secret }: ShownKey): string => `parley_${id}_${secret}`;

/** Null for what has not the shape of one. */
export function readCredential(text: string): ShownKey | null {
  const [, id, secret] = SHAPE.exec(text) ?? [];
  return isId(id) && secret !== undefined ? { id, secret } : null;
}

export function secretFits(hash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(secretHash(secret)));
}
