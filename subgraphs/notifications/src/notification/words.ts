import type { ConversationKind } from '../conversation/conversations.ts';
import type { NotificationKind } from './kind.ts';

/** What a notification says to its person at this moment. None of it is kept. */
export interface NotificationWords {
  id: string;
  kind: NotificationKind;
  /** When they were told. */
  at: Date;
  /** The name of whoever did it; null where nobody did, or they are gone. */
  actor: string | null;
  conversation: { kind: ConversationKind; name: string | null } | null;
  /** Of the message, as plain text; null where it is about none. */
  excerpt: string | null;
  attachmentCount: number;
  /** Of a reaction. */
  emoji: string | null;
  /** Where the web app shows it. */
  url: string;
}

export interface Words {
  /** In the order of the ids. Null for what is not to be told any more: it was read, is gone, or is not theirs to see. */
  of(userId: string, notificationIds: readonly string[]): Promise<(NotificationWords | null)[]>;
}
