import { parseArgs } from 'node:util';
import { CannotStart } from '@parley/kit/process';

export interface TortureOptions {
  seconds: number;
  /** The same seed makes the same choices; how they meet in time is the machine's own. */
  seed: string;
  people: number;
  rooms: number;
  writers: number;
  /** Only blows with this in their name are struck; 'none' strikes none. */
  blows: string;
  /** Whether connections are broken off. */
  drops: boolean;
}

/** `npm run torture -- --minutes 10 --seed x`. */
export function tortureOptions(args: readonly string[]): TortureOptions {
  const values = parse(args);
  const count = (name: 'people' | 'rooms' | 'writers', least: number) => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new CannotStart(`--${name} is a whole number of ${least} at least.`);
    return value;
  };
  const seconds = values.minutes === undefined ? Number(values.seconds) : Number(values.minutes) * 60;
  if (!(seconds > 0)) throw new CannotStart('--seconds or --minutes is a number above 0.');
  return {
    seconds,
    seed: values.seed,
    people: count('people', 8),
    rooms: count('rooms', 1),
    writers: count('writers', 1),
    blows: values.blows,
    drops: !values['no-drops'],
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '60' },
        minutes: { type: 'string' },
        seed: { type: 'string', default: Math.random().toString(36).slice(2, 8) },
        people: { type: 'string', default: '40' },
        rooms: { type: 'string', default: '12' },
        writers: { type: 'string', default: '8' },
        blows: { type: 'string', default: '' },
        'no-drops': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message} docs/torture.md names the options.`);
  }
}
