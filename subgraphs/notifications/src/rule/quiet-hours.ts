import type { QuietHours } from './facts.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * When the quiet hours end that hold at this moment; null where none do. Hours of several days that join without a gap are one, up to a
 * week: whoever chose to be always left alone hears of it after that.
 */
export function quietUntil(quietHours: QuietHours | null, timeZone: string, now: number): number | null {
  if (quietHours === null) return null;
  const clock = createClock(timeZone);
  let until: number | null = null;
  for (let joined = 0; joined < 7; joined++) {
    const next = endOfHoursAt(quietHours, clock, until ?? now);
    if (next === null) break;
    until = next;
  }
  return until;
}

/** The hours that hold at a moment began on that day of the person's calendar, or on the day before. */
function endOfHoursAt({ fromMinute, untilMinute, days }: QuietHours, clock: Clock, moment: number): number | null {
  const today = Math.floor(clock.read(moment) / DAY_MS) * DAY_MS;
  const length = untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute + DAY_MS / MINUTE_MS - fromMinute;
  const ends = [today - DAY_MS, today]
    .filter((day) => days.includes(weekday(day)))
    .map((day) => day + fromMinute * MINUTE_MS)
    .map((from) => ({ from: clock.momentOf(from), until: clock.momentOf(from + length * MINUTE_MS) }))
    .filter(({ from, until }) => from <= moment && moment < until)
    .map(({ until }) => until);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** 1 is Monday, 7 Sunday. */
function weekday(day: number): number {
  return new Date(day).getUTCDay() || 7;
}

/** A clock on the wall somewhere. What it shows is written as the moment at which a clock of UTC shows the same. */
interface Clock {
  read(moment: number): number;
  /** What is shown twice, when clocks go back, is the first time; what is never shown, when they go forward, is as much later as they go. */
  momentOf(shown: number): number;
}

function createClock(timeZone: string): Clock {
  const format = formatOf(timeZone);
  const read = (moment: number) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)])) as Record<
      string,
      number
    >;
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  const momentOf = (shown: number) => {
    const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((near) => shown - (read(near) - near)) as [number, number];
    return [before, after].find((moment) => read(moment) === shown) ?? before;
  };
  return { read, momentOf };
}

/** A zone that this machine does not know is read as UTC. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { numberingSystem: 'latn', calendar: 'iso8601', hourCycle: 'h23' } as const;
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, ...parts, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat('en', { ...options, ...parts, timeZone: 'UTC' });
  }
}
