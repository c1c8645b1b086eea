/** From a moment on, up to another one that is not part of it. */
export interface TimeSpan {
  from: Date | null;
  until: Date | null;
}

const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/**
 * A year, a month, a day or a moment, as the span that it is; null for what is none of them. Days are those of UTC: whoever means those of
 * another zone gives moments.
 */
export function readTime(text: string): { from: Date; until: Date } | null {
  if (MOMENT.test(text)) {
    const moment = new Date(text.toUpperCase());
    return Number.isNaN(moment.getTime()) ? null : { from: moment, until: moment };
  }
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const start = [Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day)] as const;
  const from = new Date(Date.UTC(...start));
  // A day that the calendar does not have would be taken for one of the next month.
  if (from.getUTCMonth() !== start[1] || from.getUTCDate() !== start[2] || start[0] < 1000) return null;
  return { from, until: new Date(endOf(start, month, day)) };
}

function endOf([year, month, day]: readonly [number, number, number], givenMonth?: string, givenDay?: string): number {
  if (givenMonth === undefined) return Date.UTC(year + 1, 0, 1);
  return givenDay === undefined ? Date.UTC(year, month + 1, 1) : Date.UTC(year, month, day + 1);
}
