const DAY_MS = 24 * 60 * 60 * 1000;

/** Today, yesterday, the weekday within a week, else the date; with its year where that is another one. */
export function dayName(at: string, now: Date, language: string, timeZone: string): string {
  const day = new Date(at);
  const daysAgo = Math.round((dayNumber(now, timeZone) - dayNumber(day, timeZone)) / DAY_MS);
  if (daysAgo === 0 || daysAgo === 1) {
    const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-daysAgo, 'day');
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  }
  const isNear = daysAgo > 1 && daysAgo < 7;
  const isThisYear = yearOf(day, timeZone) === yearOf(now, timeZone);
  const date: Intl.DateTimeFormatOptions = isNear
    ? {}
    : { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) };
  return new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', ...date }).format(day);
}

function yearOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(date);
}

/** Its date there, as if it were one here: days that clocks are put forward in count as any. */
function dayNumber(date: Date, timeZone: string): number {
  return Date.parse(
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date),
  );
}
