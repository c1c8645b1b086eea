/**
 * What the stores hold, the same on both. Everything that a conversation's people share is a message or a change of one, so that one row or
 * document carries each change.
 */
export type ConversationKind = 'DIRECT' | 'GROUP' | 'BUSINESS' | 'CHANNEL';
export type MemberRole = 'OWNER' | 'ADMIN' | 'MEMBER' | 'AGENT' | 'CUSTOMER';
export type BusinessStatus = 'OPEN' | 'PENDING' | 'RESOLVED';
export type NotificationLevel = 'ALL' | 'MENTIONS' | 'NONE';

/**
 * Where a conversation stands. `number` counts its messages without gaps, `revision` every change of any of them, `counted` the ordinary
 * messages of the main line: what is unread is counted at the head less counted at the last one read.
 */
export interface Head {
  number: number;
  revision: number;
  counted: number;
}

export interface ConversationRow extends Head {
  id: string;
  kind: ConversationKind;
  name: string | null;
  topic: string | null;
  /** A channel that anyone may find and join. */
  isPublic: boolean;
  createdBy: string;
  createdAt: Date;
  /** Whether new members see what was said before they joined. */
  historyForNewMembers: boolean;
  /** After so many days messages are archived; null keeps them at hand for ever. */
  archiveAfterDays: number | null;
  archivedAt: Date | null;
  memberCount: number;
  lastMessageAt: Date;
  status: BusinessStatus | null;
  assigneeId: string | null;
}

export interface MemberRow {
  conversationId: string;
  userId: string;
  role: MemberRole;
  joinedAt: Date;
  leftAt: Date | null;
  /** Messages up to this number were said before the member's time and are not shown; 0 shows all. */
  hiddenUpTo: number;
  readNumber: number;
  /** `counted` of the conversation at the last message that was read. */
  readCounted: number;
  readAt: Date | null;
  deliveredNumber: number;
  deliveredAt: Date | null;
  mutedUntil: Date | null;
  pinnedAt: Date | null;
  archivedAt: Date | null;
  level: NotificationLevel;
  nickname: string | null;
}

export interface MessageRow {
  conversationId: string;
  number: number;
  /** The conversation's revision at the last change of this message. */
  revision: number;
  /** The conversation's `counted` at this message: its own place for an ordinary message of the main line, else the one before it. */
  counted: number;
  senderId: string;
  /** Made by the client: the same one from the same sender is the same message, for ever. */
  clientId: string;
  sentAt: Date;
  /** What happened, for a message that tells of the conversation itself; null for what a person said. */
  system: SystemEvent | null;
  /** Markdown, as it was said. Empty when the message was deleted. */
  body: string;
  mentions: Mentions;
  /** The number of the message that began the thread in which this one replies. */
  threadRoot: number | null;
  /** The place among the replies of its thread, from 1. */
  threadCounted: number | null;
  /** A message that is quoted or was forwarded. */
  quote: MessageReference | null;
  forwardedFrom: MessageReference | null;
  /** Ids of files, which the files subgraph keeps. */
  attachments: readonly string[];
  /** Earlier wordings, oldest first. */
  edits: readonly Edit[];
  editedAt: Date | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  pinnedAt: Date | null;
  pinnedBy: string | null;
  /** In the order in which they were given. */
  reactions: readonly Reaction[];
  archivedAt: Date | null;
}

/** That a message was deleted, by whom and when. Nothing of what it said. */
export interface DeletionRow extends MessageReference {
  /** The conversation's revision by it: of two the later deletion has the higher one. */
  revision: number;
  senderId: string;
  deletedBy: string;
  deletedAt: Date;
}

export interface Mentions {
  userIds: readonly string[];
  everyone: boolean;
  here: boolean;
}

export interface MessageReference {
  conversationId: string;
  number: number;
}

export interface Edit {
  body: string;
  at: string;
}

export interface Reaction {
  emoji: string;
  userId: string;
  at: string;
}

export type SystemEvent =
  | { kind: 'created' }
  | { kind: 'renamed'; name: string | null }
  | { kind: 'topicChanged'; topic: string | null }
  | { kind: 'settingsChanged' }
  | { kind: 'joined'; userIds: readonly string[] }
  | { kind: 'left'; userId: string }
  | { kind: 'removed'; userId: string }
  | { kind: 'roleChanged'; userId: string; role: MemberRole }
  | { kind: 'archived'; archived: boolean }
  | { kind: 'statusChanged'; status: BusinessStatus }
  | { kind: 'assigned'; userId: string | null }
  /** The actor has called these people, and nobody took the call. */
  | { kind: 'callMissed'; userIds: readonly string[] };
