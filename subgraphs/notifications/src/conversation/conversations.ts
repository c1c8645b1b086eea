import { type Ask, createAsk } from '@parley/kit/ask';

export type ConversationKind = 'DIRECT' | 'GROUP' | 'BUSINESS' | 'CHANNEL';
export type Level = 'ALL' | 'MENTIONS' | 'NONE';

export interface MessageKey {
  conversationId: string;
  number: number;
}

/** Why a message concerns somebody. SUBJECT: it tells of what happened to them. */
export type Because = 'DIRECT' | 'MENTION' | 'EVERYONE' | 'HERE' | 'THREAD' | 'MEMBER' | 'SUBJECT';

/** Somebody whom a message concerns, and how they are in its conversation. */
export interface MessageAddressee {
  userId: string;
  because: readonly Because[];
  level: Level;
  /** ISO 8601. */
  mutedUntil: string | null;
  hasRead: boolean;
}

export interface Addressees {
  conversation: { kind: ConversationKind; name: string | null; memberCount: number };
  message: { id: string; senderId: string; threadRoot: number | null; system: string | null };
  people: readonly MessageAddressee[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
}

export interface ReactionAnswer {
  messageId: string;
  authorId: string;
  emoji: string;
  level: Level;
  mutedUntil: string | null;
  /** The author is in the conversation no more. */
  hasLeft: boolean;
}

/** A message as one person may be shown it outside of the conversation. */
export interface ShownMessage {
  /** Plain text, cut short. */
  excerpt: string;
  attachmentCount: number;
  senderId: string;
  conversation: { kind: ConversationKind; name: string | null };
  hasRead: boolean;
  permalink: string;
}

/** What the messages subgraph knows of messages, and of those whom they concern. No answer is kept: rights and what was read change. */
export class Conversations {
  private readonly concerned: Ask<MessageKey & { after: string | null }, Addressees | null>;
  private readonly reacted: Ask<MessageKey & { actorId: string }, ReactionAnswer | null>;
  private readonly seen: Ask<MessageKey & { userId: string }, ShownMessage | null>;

  constructor({ url, key }: { url: string; key: string }) {
    const owner = { asker: 'notifications', url, key, cacheMs: 0 };
    this.concerned = createAsk({ ...owner, question: 'addressees', timeoutMs: 5000 });
    this.reacted = createAsk({ ...owner, question: 'reaction' });
    this.seen = createAsk({ ...owner, question: 'shown' });
  }

  /** A page of those whom a message concerns; null where it is gone. */
  addressees({ conversationId, number }: MessageKey, after: string | null): Promise<Addressees | null> {
    return this.concerned({ conversationId, number, after });
  }

  /** Null where the message, or the reaction of that person to it, is gone. */
  reaction({ conversationId, number }: MessageKey, actorId: string): Promise<ReactionAnswer | null> {
    return this.reacted({ conversationId, number, actorId });
  }

  /** Null where the message is gone, or that person may not see it. */
  shown({ conversationId, number }: MessageKey, userId: string): Promise<ShownMessage | null> {
    return this.seen({ conversationId, number, userId });
  }
}
