import type { Passport, Viewer } from '@parley/kit/passport';

/** Those for whom a shared answer is made. */
export interface Audience {
  audience: string;
}

/** Whoever asks: a person; an audience, where one answer is made for all of it; or nobody. */
export type Asker = Viewer | Audience | null;

export const isAudience = (asker: Asker): asker is Audience => asker !== null && 'audience' in asker;

export function askerOf({ viewer, audience }: Passport): Asker {
  return viewer ?? (audience === null ? null : { audience });
}

/** Names those who see one file (live/file-changes.ts). */
export const audienceOfFile = (id: string): string => `file:${id}`;
