import type { LiveEvent } from '@parley/kit/live/contract';

/** One event of a topic. It is one object for all who are told of it, so that what is worked out of it can be kept by it. */
export interface FeedEvent {
  readonly event: LiveEvent;
  /** Of this process: names the event in short. */
  readonly serial: number;
  /** Those who may not hear it, nor what comes after it. */
  readonly ends: ReadonlySet<string>;
  readonly heardAt: number;
}

const NOBODY: ReadonlySet<string> = new Set();
let serial = 0;

export function feedEvent(event: LiveEvent, ends = NOBODY, heardAt = 0): FeedEvent {
  serial += 1;
  return { event, serial, ends, heardAt };
}
