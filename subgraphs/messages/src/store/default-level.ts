import type { ConversationKind, NotificationLevel } from './rows.ts';

/** What a new member is notified of until they say otherwise: in a channel, where many talk to many, of what is meant for them. */
export function defaultLevel(kind: ConversationKind): NotificationLevel {
  return kind === 'CHANNEL' ? 'MENTIONS' : 'ALL';
}
