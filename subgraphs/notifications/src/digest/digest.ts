import { createClock, DAY_MS, weekday } from '../rule/wall-clock.ts';

export type DigestPeriod = 'DAILY' | 'WEEKLY';

export interface DigestTime {
  every: DigestPeriod;
  /** Of the person's day: 0 to 23. A weekly one comes on Mondays. */
  hour: number;
}

const HOUR_MS = 3_600_000;
const MONDAY = 1;

/** When the next one is due after a moment. An hour that a day lacks is an hour later, and one that it has twice is the first. */
export function nextDigestAt({ every, hour }: DigestTime, timeZone: string, after: Date): Date {
  const clock = createClock(timeZone);
  const today = Math.floor(clock.read(after.getTime()) / DAY_MS) * DAY_MS;
  for (let day = today; ; day += DAY_MS) {
    if (every === 'WEEKLY' && weekday(day) !== MONDAY) continue;
    const at = clock.momentOf(day + hour * HOUR_MS);
    if (at > after.getTime()) return new Date(at);
  }
}
