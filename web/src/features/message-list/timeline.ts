import { readFragment } from '@/graph/graphql.ts';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import type { Unsent } from '@/live/outbox/unsent.ts';
import { MESSAGE_ROW } from './message-row.fragment.ts';
import type { WindowMessage } from './message-window.ts';

/** A row of the list. */
export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: WindowMessage; beginsGroup: boolean }
  | { kind: 'unsent'; key: string; unsent: Unsent; beginsGroup: boolean };

export interface TimelineOptions {
  messages: readonly WindowMessage[];
  /** Whether there are older messages that are not in the window yet. */
  hasOlder: boolean;
  /** What was written and not acknowledged yet; only where the newest messages are in the window. */
  unsent: readonly Unsent[];
  viewerId: string;
  /** The number of the last message that had been read when the conversation was opened; null where nothing was unread. */
  readUpTo: number | null;
  /** The day that a moment falls on where the reader is. */
  dayOf(at: string): string;
}

/** Messages of one person within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;

interface Before {
  by: string | null;
  at: string;
}

/** What stands in the list, in order: messages in groups, days between them, and where the new ones begin. */
export function timelineOf({ messages, hasOlder, unsent, viewerId, readUpTo, dayOf }: TimelineOptions): TimelineItem[] {
  const items: TimelineItem[] = [];
  let before: Before | null = null;
  let isNewMarked = readUpTo === null;

  let lastDay = '';

  const begin = (at: string) => {
    const day = dayOf(at);
    if (day === lastDay) return;
    items.push({ kind: 'day', key: `day ${day}`, at });
    lastDay = day;
    before = null;
  };
  const isTogether = (by: string, at: string) =>
    before !== null && before.by === by && Date.parse(at) - Date.parse(before.at) < TOGETHER_MS;

  for (const message of messages) {
    const { sender, sentAt, system, clientId } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, message.row));
    begin(sentAt);
    if (!isNewMarked && message.number > (readUpTo ?? 0) && sender.id !== viewerId) {
      items.push({ kind: 'new', key: 'new' });
      isNewMarked = true;
      before = null;
    }
    // One's own keep the key that they had before they were acknowledged, so that the row stays the same.
    const key = sender.id === viewerId && clientId !== null ? clientId : message.id;
    items.push({ kind: 'message', key, message, beginsGroup: system !== null || !isTogether(sender.id, sentAt) });
    before = { by: system === null ? sender.id : null, at: sentAt };
  }

  const arrived = new Set(messages.map(({ clientId }) => clientId));
  for (const waiting of unsent) {
    if (arrived.has(waiting.clientId)) continue;
    begin(waiting.writtenAt);
    items.push({ kind: 'unsent', key: waiting.clientId, unsent: waiting, beginsGroup: !isTogether(viewerId, waiting.writtenAt) });
    before = { by: viewerId, at: waiting.writtenAt };
  }
  return hasOlder ? items.slice(firstCertain(items)) : items;
}

/** The first group may have begun before the window, and would change its height when the rest of it comes: it is left out until then. */
function firstCertain(items: readonly TimelineItem[]): number {
  const first = items.findIndex(({ kind }) => kind === 'message');
  const next = items.findIndex((item, index) => index > first && item.kind === 'message' && item.beginsGroup);
  if (first === -1 || next === -1) return 0;
  const divider = items.slice(first + 1, next).findIndex(({ kind }) => kind !== 'message');
  return divider === -1 ? next : first + 1 + divider;
}
