import type { Events } from '@parley/schema/events';
import type { MessageRow } from './rows.ts';
import type { MessageChange } from './store.ts';

/** What a change is called where it is told of. A message is deleted once: what is taken from its tombstone later is an edit. */
export function kindOfChange(before: MessageRow, change: MessageChange): Events['message.changed']['change'] {
  if (change.deletedAt != null && before.deletedAt === null) return 'deleted';
  if (change.pinnedAt !== undefined) return 'pinned';
  return change.reactions === undefined ? 'edited' : 'reacted';
}

/** What the event tells besides: the files that a deletion takes off the message, for whoever keeps them. */
export function goneWith(
  kind: Events['message.changed']['change'],
  attachments: readonly string[],
): Pick<Events['message.changed'], 'attachments'> {
  return kind === 'deleted' && attachments.length > 0 ? { attachments } : {};
}

export function isPin(before: MessageRow, change: MessageChange): boolean {
  return change.pinnedAt != null && before.pinnedAt === null;
}
