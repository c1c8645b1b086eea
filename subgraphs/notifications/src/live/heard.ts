import { BadUserInput } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { LiveEvent } from '@parley/kit/live/contract';
import { z } from 'zod';
import { writePosition } from '../position.ts';

/** An update as its resolvers are given it. */
export interface NotificationHeard {
  kind: LiveEvent['kind'];
  position: string;
  /** Null for all but `event`. */
  notificationId: string | null;
}

const shape = z.object({ notificationId: z.string().refine(isId) });

/** Payloads have been through Redis and the gateway. */
export function hearNotification({ kind, payload, place }: LiveEvent): NotificationHeard {
  if (place === null) throw new BadUserInput('place', 'An event of this topic has its place.');
  const position = writePosition(place);
  if (kind !== 'event') return { kind, position, notificationId: null };
  const { success, data } = shape.safeParse(payload);
  if (!success) throw new BadUserInput('payload', 'This is no event of this topic.');
  return { kind, position, notificationId: data.notificationId };
}
