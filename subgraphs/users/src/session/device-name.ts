import { readText } from '@parley/kit/bounded-text';

/** What a program calls the device that it runs on, where it does. */
export function readDeviceName(given: string | null | undefined): string | null {
  return given == null ? null : readText('deviceName', given, { longest: 80 }) || null;
}
