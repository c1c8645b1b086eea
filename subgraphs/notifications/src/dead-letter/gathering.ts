import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import type { Running } from '@parley/kit/process';
import type { DeadLetterService } from './dead-letter.service.ts';

/** The streams of all subgraphs: whoever consumes them, here is where one sees what failed. */
const STREAMS = ['users', 'messages', 'files', 'presence', 'notifications'] as const;

/** Takes dead letters out of the event log, which keeps a bounded number of them, into the database. */
export function startGathering(eventLog: EventLog, deadLetters: Pick<DeadLetterService, 'gather'>, log: Log): Running {
  const consumers = STREAMS.map((stream) =>
    eventLog.consumeDeadLetters({
      stream,
      group: `dead-letters-${stream}`,
      handle: (letter) => deadLetters.gather(letter),
      log,
    }),
  );
  return {
    async stop() {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
    },
  };
}
