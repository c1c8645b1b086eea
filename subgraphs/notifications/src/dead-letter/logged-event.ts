import type { LoggedEvent } from '@parley/schema/events';
import { z } from 'zod';

const loggedEvent = z.looseObject({
  id: z.string().regex(/^[\w:-]{1,100}$/),
  name: z.string().regex(/^[A-Za-z.]{1,100}$/),
  key: z.string(),
  at: z.iso.datetime(),
});

/** The event that a text of the log holds; null where it holds none. */
export function readEvent(text: string): LoggedEvent | null {
  try {
    return loggedEvent.parse(JSON.parse(text)) as unknown as LoggedEvent;
  } catch {
    return null;
  }
}
