import { type Connection, type PageWindow, toConnection } from '@parley/kit/page';
import { z } from 'zod';
import type { ConversationRow } from '../store/rows.ts';
import type { ActivityPosition } from '../store/store.ts';

/** Where one stands in a list by latest activity. */
export const activity: z.ZodType<ActivityPosition> = z.object({ at: z.iso.datetime(), id: z.uuid() });

export function toActivityConnection(
  rows: readonly ConversationRow[],
  window: PageWindow<ActivityPosition>,
): Connection<ConversationRow> {
  return toConnection(
    rows,
    window,
    ({ id, lastMessageAt }): ActivityPosition => ({ at: lastMessageAt.toISOString(), id }),
    (row) => row,
  );
}
