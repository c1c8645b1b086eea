import { createHash } from 'node:crypto';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';
import type { Log } from '../log.ts';
import type { DeadLetter } from './event-log.ts';

const deadLetter = z.object({
  id: z.string(),
  stream: z.string(),
  group: z.string(),
  event: z.string(),
  buriedAt: z.iso.datetime(),
  attempts: z.number(),
  errorCode: z.string(),
});

export interface Failure {
  stream: string;
  group: string;
  /** Where the event lies in the log. */
  entry: string;
  event: string;
  attempts: number;
  error: unknown;
}

export function deadLetterOf({ stream, group, entry, event, attempts, error }: Failure): DeadLetter {
  const id = createHash('sha256')
    .update(JSON.stringify([stream, group, entry, event]))
    .digest('hex')
    .slice(0, 32);
  return { id, stream, group, event, buriedAt: new Date().toISOString(), attempts, errorCode: errorCode(error) };
}

/** Hands on what lies among the dead letters; what is none is logged and left there. */
export async function openDeadLetter(text: string, handle: (letter: DeadLetter) => Promise<void>, log: Log): Promise<void> {
  const { data } = deadLetter.safeParse(readJson(text));
  if (data !== undefined) await handle(data);
  else log.error({ length: text.length }, 'Something among the dead letters is none');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
