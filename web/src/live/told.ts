/** What the cache reads of updates, beside what is written into it as it stands. */
type UpdateKind = 'STARTED' | 'EVENT' | 'RESET' | 'ENDED';

export interface ToldMessage {
  id: string;
  number: number;
  sender: { id: string };
  system: object | null;
  thread: { replyCount: number; lastReplyAt: string; root: { id: string } | null } | null;
  pinnedAt: string | null;
}

export interface ConversationUpdate {
  kind: UpdateKind;
  conversationId: string;
  conversation: { lastMessageAt: string; memberCount: number } | null;
  event:
    | { __typename: 'MessageAdded'; message: ToldMessage }
    | { __typename: 'MessageChanged'; change: 'EDITED' | 'DELETED' | 'REACTED' | 'PINNED' | 'CHANGED'; message: ToldMessage }
    | null;
}

export interface MemberUpdate {
  kind: UpdateKind;
  conversationId: string | null;
}

export interface MovedReceipt {
  kind: 'READ' | 'DELIVERED';
  number: number;
  user: { id: string };
}

export interface ReceiptUpdate {
  kind: UpdateKind;
  conversationId: string;
  receipt: MovedReceipt | null;
}

export interface PresenceUpdate {
  kind: UpdateKind;
  user: { id: string };
  presence: { __typename: 'Presence'; status: string; lastSeenAt: string | null } | null;
}

export interface TypingUpdate {
  kind: UpdateKind;
  conversation: { id: string };
  people: { __typename: 'TypingPerson'; until: string; user: { __typename: 'User'; id: string; name: string } }[] | null;
}

export interface NotificationUpdate {
  kind: UpdateKind;
  notification: { id: string; number: number } | null;
  unreadCount: number;
}

export interface UnreadUpdate {
  kind: UpdateKind;
  unreadCount: number;
}
