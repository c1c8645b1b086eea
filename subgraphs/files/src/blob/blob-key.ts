import { randomBytes } from 'node:crypto';

/** Says nothing of whose or what it is, and cannot be guessed. */
export const newBlobKey = (): string => randomBytes(20).toString('hex');

const KEY = /^[0-9a-f]{40}$/;

/** A key never comes from outside; one that is none is a fault of ours, and must not become a path. */
export function requireBlobKey(key: string): string {
  if (!KEY.test(key)) throw new Error('This is no key of a blob');
  return key;
}
