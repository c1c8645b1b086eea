import { BadUserInput } from '@parley/kit/errors';
import { z } from 'zod';
import type { Head } from './store/rows.ts';

/**
 * How much of a conversation somebody has: all messages up to `number`, and of those all changes up to `revision`. It holds in one epoch of
 * the store only, and is opaque to clients.
 */
export interface Position {
  epoch: string;
  number: number;
  revision: number;
}

const shape = z.tuple([z.string().min(1).max(100), z.int().min(0), z.int().min(0)]);

export function positionAt(epoch: string, { number, revision }: Pick<Head, 'number' | 'revision'>): Position {
  return { epoch, number, revision };
}

export function writePosition({ epoch, number, revision }: Position): string {
  return Buffer.from(JSON.stringify([epoch, number, revision])).toString('base64url');
}

/** Positions come from outside: what is none is refused. One of another epoch is one, and cannot be continued. */
export function readPosition(field: string, text: string): Position {
  try {
    const [epoch, number, revision] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { epoch, number, revision };
  } catch {
    throw new BadUserInput(field, 'This is no position.');
  }
}
