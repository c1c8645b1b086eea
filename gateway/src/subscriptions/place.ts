import type { Place } from '@parley/kit/live/contract';

export function isSamePlace(one: Place, other: Place): boolean {
  return one.epoch === other.epoch && one.revision === other.revision && one.number === other.number;
}
