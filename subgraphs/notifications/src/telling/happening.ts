import type { NotificationKind } from '../notification/kind.ts';
import type { ConversationFacts } from '../rule/facts.ts';

/** Something that people may be told of. */
export interface Happening {
  /** Nobody is told of the same source twice. */
  source: string;
  /** Who did it, where somebody did. */
  actorId: string | null;
  conversationId: string | null;
  messageNumber: number | null;
  messageId: string | null;
  /** Of a reply: the message that its thread begins with. */
  threadRoot: number | null;
  emoji: string | null;
}

/** Somebody who may be told of it. */
export interface Addressee {
  userId: string;
  /** What it could be told as. Never empty. */
  kinds: readonly NotificationKind[];
  /** How they are in the conversation that it happened in; what they look at is found out later. Null where it happened in none. */
  conversation: Omit<ConversationFacts, 'isLooking'> | null;
}

/** What happened in no conversation. */
export const outsideConversations = { conversationId: null, messageNumber: null, messageId: null, threadRoot: null, emoji: null };
