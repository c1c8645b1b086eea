import type { Viewer } from '@parley/kit/passport';
import type { AccountRow } from '../account/account.entity.ts';

/** The part of an account that the graph speaks of. What belongs to the log-in is not in it, so that no resolver can give it away. */
export type Person = Pick<AccountRow, (typeof PERSON_FIELDS)[number]>;

export const PERSON_FIELDS = [
  'id',
  'name',
  'bio',
  'locale',
  'timeZone',
  'statusEmoji',
  'statusText',
  'statusUntil',
  'roles',
  'joinedAt',
  'email',
  'emailVerifiedAt',
  'foundByEmail',
  'suspendedAt',
  'erasedAt',
] as const;

/** With credentials for it: an ADMIN's API key may be good for less. */
export function isAdmin({ roles, scopes }: Viewer): boolean {
  return roles.includes('ADMIN') && (scopes.includes('*') || scopes.includes('admin'));
}

/** A person sees all of themselves, an ADMIN all of everyone. */
export function maySeePrivatePart(viewer: Viewer, person: Person): boolean {
  return viewer.id === person.id || isAdmin(viewer);
}

/** What the person says of the present moment, unless it is over. */
export function presentStatus({ statusEmoji, statusText, statusUntil }: Person, now = new Date()) {
  const over = statusUntil !== null && statusUntil <= now;
  if (over || (statusEmoji === null && statusText === null)) return null;
  return { emoji: statusEmoji, text: statusText, until: statusUntil };
}
