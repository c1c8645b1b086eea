'use client';
import { useReading } from './text.tsx';

export interface Format {
  /** 14:05 */
  time(at: string): string;
  /** 21 November 2026 */
  day(at: string): string;
  /** 21 Nov 2026, 14:05 */
  moment(at: string): string;
  /** The time today, the weekday within a week, else the date: for lists. */
  short(at: string): string;
  /** In 5 minutes, 3 days ago. */
  relative(at: string): string;
  number(value: number): string;
  /** 1.2 MB */
  bytes(value: number): string;
  /** Ada, Bob and Cyd */
  list(words: readonly string[]): string;
  /** The date as year-month-day in the reader's time zone, by which days are told apart. */
  dayKey(at: string): string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
];
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Dates, numbers and lists as the reader's language and time zone have them. */
export function useFormat(): Format {
  const { language, timeZone } = useReading();
  return formatFor(language, timeZone);
}

const known = new Map<string, Format>();

/** Made once for all rows of a list: to make one takes longer than to draw a row. */
function formatFor(language: string, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const format = known.get(key) ?? createFormat(language, timeZone);
  known.set(key, format);
  return format;
}

export function createFormat(language: string, timeZone: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { timeZone, ...options });
    return (at: string) => format.format(new Date(at));
  };
  const time = dates({ hour: '2-digit', minute: '2-digit' });
  const weekday = dates({ weekday: 'short' });
  const date = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayKeys = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayKey = (at: string) => dayKeys.format(new Date(at));
  const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    time,
    day: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    moment: dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    short(at) {
      const now = new Date().toISOString();
      if (dayKey(at) === dayKey(now)) return time(at);
      return Date.now() - Date.parse(at) < 6 * DAY_MS ? weekday(at) : date(at);
    },
    relative(at) {
      const distance = Date.parse(at) - Date.now();
      const [unit, ms] = STEPS.find(([, step]) => Math.abs(distance) >= step) ?? ['minute', MINUTE_MS];
      return relatives.format(Math.trunc(distance / ms), unit);
    },
    number: (value) => numbers.format(value),
    bytes(value) {
      const power = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), BYTE_UNITS.length - 1);
      const options = { style: 'unit', unit: BYTE_UNITS[power], unitDisplay: 'short', maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(language, options).format(value / 1000 ** power);
    },
    list: (words) => lists.format(words),
    dayKey,
  };
}
