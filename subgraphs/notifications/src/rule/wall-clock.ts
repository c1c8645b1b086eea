export const DAY_MS = 86_400_000;

/** 1 is Monday, 7 Sunday. */
export function weekday(day: number): number {
  return new Date(day).getUTCDay() || 7;
}

/** A clock on the wall somewhere. What it shows is written as the moment at which a clock of UTC shows the same. */
export interface WallClock {
  read(moment: number): number;
  /** What is shown twice, when clocks go back, is the first time; what is never shown, when they go forward, is as much later as they go. */
  momentOf(shown: number): number;
}

export function createClock(timeZone: string): WallClock {
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
