import { GraphQLError } from 'graphql';
import type { Gathered } from './run.ts';
import type { Misfit } from './shape.ts';

/** A null that a fetch's error explains already is not told twice; any other is an error of its own. */
export function addMisfits({ errors, empty }: Gathered, misfits: readonly Misfit[]): void {
  if (misfits.length === 0) return;
  const told = [...empty, ...errors.map((error) => error.path)];
  for (const { path, message } of misfits) {
    const explained = told.some((other) => other === undefined || isOnOnePath(other, path));
    if (!explained) errors.push(new GraphQLError(message, { path, originalError: new UnfitData(message) }));
  }
}

/** Subgraphs gave what the schema does not allow. */
class UnfitData extends Error {}

function isOnOnePath(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
