import { BadUserInput } from '@parley/kit/errors';
import type { QuietHours } from '../rule/facts.ts';
import type { QuietHoursInput } from './preference.input.ts';
import type { QuietHours as QuietHoursShown } from './preference.type.ts';
import { WEEKDAYS } from './weekday.ts';

/** As people write them. */
export function writeQuietHours({ fromMinute, untilMinute, days }: QuietHours): QuietHoursShown {
  return {
    from: writeTime(fromMinute),
    until: writeTime(untilMinute),
    days: WEEKDAYS.filter((_, index) => days.includes(index + 1)),
  };
}

export function readQuietHours(field: string, { from, until, days }: QuietHoursInput): QuietHours {
  const chosen = WEEKDAYS.flatMap((day, index) => (days == null || days.includes(day) ? [index + 1] : []));
  if (chosen.length === 0) throw new BadUserInput(`${field}.days`, 'Name a day, or no days for all of them.');
  const hours = { fromMinute: readTime(`${field}.from`, from), untilMinute: readTime(`${field}.until`, until), days: chosen };
  if (hours.fromMinute === hours.untilMinute) {
    throw new BadUserInput(`${field}.until`, 'They end at another time than they begin.');
  }
  return hours;
}

const TIME = /^([01][0-9]|2[0-3]):([0-5][0-9])$/;

function readTime(field: string, text: string): number {
  const [, hours, minutes] = TIME.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) throw new BadUserInput(field, 'Give a time of the day, such as 22:00.');
  return Number(hours) * 60 + Number(minutes);
}

function writeTime(minute: number): string {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
