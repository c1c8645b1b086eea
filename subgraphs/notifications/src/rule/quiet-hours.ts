import type { QuietHours } from './facts.ts';
import { createClock, DAY_MS, type WallClock, weekday } from './wall-clock.ts';

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
function endOfHoursAt({ fromMinute, untilMinute, days }: QuietHours, clock: WallClock, moment: number): number | null {
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
