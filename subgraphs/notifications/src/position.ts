import { BadUserInput } from '@parley/kit/errors';
import type { Place } from '@parley/kit/live/contract';
import { z } from 'zod';

/** How much of their notifications somebody has: all up to the number, in one epoch of the store. It is opaque to clients. */
const shape = z.tuple([z.string().min(1).max(100), z.int().min(0)]);

export const placeAt = (epoch: string, number: number): Place => ({ epoch, number, revision: number });

export function writePosition({ epoch, number }: Pick<Place, 'epoch' | 'number'>): string {
  return Buffer.from(JSON.stringify([epoch, number])).toString('base64url');
}

/** Positions come from outside: what is none is refused. One of another epoch is one, and cannot be continued. */
export function readPosition(field: string, text: string): Place {
  try {
    const [epoch, number] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return placeAt(epoch, number);
  } catch {
    throw new BadUserInput(field, 'This is no position.');
  }
}
