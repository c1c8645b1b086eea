import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import { type Running, stopInReverse } from '@parley/kit/process';
import type { LoggedEvent } from '@parley/schema/events';

/** Whoever does something when something has happened. It is given every event, at least once and in no promised order. */
export interface Follower {
  handle(event: LoggedEvent): Promise<void>;
}

export interface FollowEventsOptions {
  eventLog: EventLog;
  /** The names of those who write the streams. */
  streams: readonly string[];
  /** In the order in which they are given an event; when one fails, all are given it again. */
  followers: readonly Follower[];
  log: Log;
  claimAfterMs?: number;
}

/** Hears of what happens elsewhere. All instances share the work of one group. */
export function followEvents({ eventLog, streams, followers, log, claimAfterMs }: FollowEventsOptions): Running {
  const handle = async (event: LoggedEvent) => {
    for (const follower of followers) await follower.handle(event);
  };
  const consumers = streams.map((stream) =>
    eventLog.consume({ stream, group: `notifications-${stream}`, handle, log, claimAfterMs }),
  );
  return { stop: () => stopInReverse(consumers) };
}
