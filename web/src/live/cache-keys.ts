import type { CacheExchangeOpts, DataFields } from '@urql/exchange-graphcache';

/** An edge is known by what it leads to, so that what an event adds to a page is the same edge as in an answer. */
const byNode = ({ node }: DataFields) => ((node as { id?: string } | undefined)?.id ?? null) as string | null;
const none = () => null;

/** How the cache names what has no id of its own; null where it is a part of what holds it. */
export const CACHE_KEYS: NonNullable<CacheExchangeOpts['keys']> = {
  MessageEdge: byNode,
  ConversationEdge: byNode,
  NotificationEdge: byNode,
  CallSignalUpdate: none,
  ConversationConnection: none,
  ConversationUpdate: none,
  DigestSetting: none,
  Edit: none,
  FileLink: none,
  Forwarded: none,
  IceServer: none,
  IceServers: none,
  KindPreference: ({ kind }) => kind as string,
  Member: none,
  MemberConnection: none,
  MemberEdge: none,
  MemberUpdate: none,
  Mentions: none,
  MessageConnection: none,
  MovedReceipt: none,
  NotificationConnection: none,
  NotificationPreferences: () => 'own',
  NotificationUpdate: none,
  PageInfo: none,
  Presence: none,
  PresenceUpdate: none,
  QuietHours: none,
  Reaction: none,
  Receipt: none,
  Receipts: none,
  ReceiptUpdate: none,
  Rendition: none,
  SystemEvent: none,
  Thread: none,
  TypingPerson: none,
  TypingUpdate: none,
  UnreadUpdate: none,
  ViewerMember: none,
};
