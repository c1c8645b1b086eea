/** For how long one may want to hear nothing. */
export const MUTE_SPANS = ['hour', 'workday', 'tomorrow', 'week', 'always'] as const;
export type MuteSpan = (typeof MUTE_SPANS)[number];

const HOUR_MS = 3_600_000;
/** When a day begins for those who want to hear nothing until tomorrow. */
const MORNING = 8;
/** So far away that it never comes: until it is taken back. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** When it ends, seen from a moment in the time zone of the browser. */
export function muteUntil(span: MuteSpan, now: Date): string {
  switch (span) {
    case 'hour':
      return after(now, HOUR_MS);
    case 'workday':
      return after(now, 8 * HOUR_MS);
    case 'tomorrow': {
      const morning = new Date(now);
      morning.setDate(now.getDate() + 1);
      morning.setHours(MORNING, 0, 0, 0);
      return morning.toISOString();
    }
    case 'week':
      return after(now, 7 * 24 * HOUR_MS);
    case 'always':
      return NEVER;
  }
}

/** Null where it is not muted at a moment; `always` where no end is to be named. */
export function mutedFor(mutedUntil: string | null | undefined, now: Date): { until: string } | 'always' | null {
  if (mutedUntil == null || Date.parse(mutedUntil) <= now.getTime()) return null;
  return new Date(mutedUntil).getUTCFullYear() >= 9000 ? 'always' : { until: mutedUntil };
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
