import { BadUserInput } from '@parley/kit/errors';

const DEVICE_ID = /^[\w-]{1,64}$/;

/** Devices name themselves. Their names stand within keys and values of Redis, so they are plain. */
export function readDeviceId(field: string, given: string): string {
  if (!DEVICE_ID.test(given)) throw new BadUserInput(field, 'Use 1 to 64 letters, digits, hyphens and underscores.');
  return given;
}
