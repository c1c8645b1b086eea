import * as z from 'zod/mini';
import { parsed, people } from './call-signal.ts';

/** What a device tells those it is connected with of itself, whenever it changes, over the data channel between them. */
const BEARING = z.object({
  v: z.literal(1),
  /** Whether it can be heard. */
  speaks: z.boolean(),
  /** What its picture is of. */
  shows: z.enum(['nothing', 'camera', 'screen']),
  /** Everyone who is in the call or called, as far as it knows. */
  people,
});

export type Bearing = Omit<z.infer<typeof BEARING>, 'v'>;

const LONGEST = 4_096;

export function readBearing(message: unknown): Bearing | null {
  if (typeof message !== 'string' || message.length > LONGEST) return null;
  const { success, data } = z.safeParse(BEARING, parsed(message));
  return success ? { speaks: data.speaks, shows: data.shows, people: data.people } : null;
}

export const writeBearing = (bearing: Bearing): string => JSON.stringify({ v: 1, ...bearing });
