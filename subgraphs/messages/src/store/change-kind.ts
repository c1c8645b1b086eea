import type { Events } from '@parley/schema/events';
import type { Mentions, MessageRow } from './rows.ts';
import type { MessageChange } from './store.ts';

/** What a change is called where it is told of. A message is deleted once: what is taken from its tombstone later is an edit. */
export function kindOfChange(before: MessageRow, change: MessageChange): Events['message.changed']['change'] {
  if (change.deletedAt != null && before.deletedAt === null) return 'deleted';
  if (change.pinnedAt !== undefined) return 'pinned';
  return change.reactions === undefined ? 'edited' : 'reacted';
}

/** What the event tells besides: the files that a deletion takes off the message, for whoever keeps them; whom an edit calls. */
export function toldBesides(
  before: Pick<MessageRow, 'attachments' | 'mentions'>,
  change: MessageChange,
  kind: Events['message.changed']['change'],
): Pick<Events['message.changed'], 'attachments' | 'mentioned'> {
  if (kind === 'deleted') return before.attachments.length > 0 ? { attachments: before.attachments } : {};
  const mentioned = change.mentions === undefined ? null : addedTo(before.mentions, change.mentions);
  return mentioned === null ? {} : { mentioned };
}

/** Null where all of them were mentioned before. */
function addedTo(before: Mentions, now: Mentions): Mentions | null {
  const userIds = now.userIds.filter((userId) => !before.userIds.includes(userId));
  const [everyone, here] = [now.everyone && !before.everyone, now.here && !before.here];
  return userIds.length > 0 || everyone || here ? { userIds, everyone, here } : null;
}

export function isPin(before: MessageRow, change: MessageChange): boolean {
  return change.pinnedAt != null && before.pinnedAt === null;
}
