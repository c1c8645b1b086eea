import type { PageWindow } from '@parley/kit/page';
import type {
  BusinessStatus,
  ConversationKind,
  ConversationRow,
  DeletionRow,
  Head,
  MemberRole,
  MemberRow,
  MessageReference,
  MessageRow,
  NotificationLevel,
  SystemEvent,
} from './rows.ts';

/**
 * Where conversations and messages live: PostgreSQL or MongoDB, one contract (test/store.contract.ts). Every method is atomic, also against
 * the same one on another node, and every change commits together with the announcement that the relay publishes.
 * Methods do not ask who may do what: services do. A page holds one row more than its limit where there are more; a plain `limit` is kept to.
 * Errors are those of errors.ts, and NotFound for a conversation or a message that is not there.
 *
 * The numbers and the revision of a conversation's row are never newer than the rest of it, nor than what is read after it: positions are made of them.
 */
export interface MessagesStore {
  conversations: ConversationStore;
  members: MemberStore;
  messages: MessageStore;
  notes: NoteStore;
}

export interface ConversationStore {
  /**
   * A conversation with its first members, told of by its first message (`created`). One whose id is taken is given as it is: a direct
   * conversation's id follows from its pair, so two people who begin it at once begin the same one.
   */
  create(conversation: NewConversation): Promise<{ conversation: ConversationRow; created: boolean }>;
  byIds(ids: readonly string[]): Promise<ConversationRow[]>;
  /**
   * The conversations that a person is in, those with the latest message first. `archived` asks for those that are archived for all or that
   * the person has put away, else for the others.
   */
  listOf(userId: string, options: { archived: boolean }, page: PageWindow<ActivityPosition>): Promise<ConversationRow[]>;
  /** Public channels that are not archived, by the beginning of their name in any case, in the order of their names; after the one with this id. */
  publicChannels(nameBegins: string, page: PageWindow<string>): Promise<ConversationRow[]>;
  /**
   * Business chats of a status that are not archived, those with the latest message first. They are sorted when they are asked for: an index
   * over what every message changes would make each send dearer.
   */
  businessChats(status: BusinessStatus, page: PageWindow<ActivityPosition>): Promise<ConversationRow[]>;
  /** Changes the conversation and tells its people by a system message of `actorId`. System messages are not counted and move no pointer. */
  change(conversationId: string, change: ConversationChange, told: Announcement): Promise<MessageRow>;
  /** The heads, from the primary: positions are made of them. */
  headsOf(ids: readonly string[]): Promise<Map<string, Head>>;
  /** The heads of what has changed since then, for whoever keeps up with all of them; one more than the limit where there are more. */
  headsChangedSince(since: Date, limit: number): Promise<Map<string, Head>>;
  /** The time by which changes are written down. */
  now(): Promise<Date>;
  /** Up to which number each conversation's messages are archived. */
  archivedUpTo(ids: readonly string[]): Promise<Map<string, number>>;
  /** All conversations there are, in the order of their ids: for a rebuild of what is made from them. */
  page(page: PageWindow<string>): Promise<ConversationRow[]>;
  /** Made anew by a restore: a position of another epoch cannot be continued. */
  epoch(): Promise<string>;
}

export interface NewConversation {
  id: string;
  kind: ConversationKind;
  name: string | null;
  topic: string | null;
  isPublic: boolean;
  createdBy: string;
  historyForNewMembers: boolean;
  archiveAfterDays: number | null;
  status: BusinessStatus | null;
  members: readonly { userId: string; role: MemberRole }[];
}

export type ConversationChange = Partial<
  Pick<
    ConversationRow,
    'name' | 'topic' | 'isPublic' | 'historyForNewMembers' | 'archiveAfterDays' | 'archivedAt' | 'status' | 'assigneeId'
  >
>;

/** The system message that tells of a change. `clientId` makes the whole change idempotent. */
export interface Announcement {
  actorId: string;
  clientId: string;
  event: SystemEvent;
}

/** Stands between two conversations in a list by latest activity. */
export interface ActivityPosition {
  at: string;
  id: string;
}

export interface MemberStore {
  /** Present members only; null for a stranger and for a person who has left. */
  find(conversationId: string, userId: string): Promise<MemberRow | null>;
  /** Present members only, in no order. */
  byKeys(keys: readonly MemberKey[]): Promise<MemberRow[]>;
  /** Present members in the order of their ids. */
  page(conversationId: string, page: PageWindow<string>): Promise<MemberRow[]>;
  /** A page of each of several conversations, with one role where it is given; after the same id in all of them. */
  pagesOf(conversationIds: readonly string[], role: MemberRole | null, page: PageWindow<string>): Promise<MemberRow[]>;
  /** All of a person's present memberships. */
  membershipsOf(userId: string): Promise<MemberRow[]>;
  /** Those of the pairs who are present members of one conversation together; in no order. */
  together(pairs: readonly Pair[]): Promise<Pair[]>;
  /**
   * Lets people join, and tells of those who did; null when all of them are members already. Whoever is a member stays as they are; whoever had
   * left comes back, with what they had read. To a new member what was said before counts as read, and is hidden where the conversation
   * does not show its history; to one who comes back there, what was said meanwhile.
   * Rejects with ConversationIsFull when more than `limit` would be members, and then nobody joins.
   */
  join(
    conversationId: string,
    people: readonly { userId: string; role: MemberRole }[],
    limit: number,
    told: Announcement,
  ): Promise<MessageRow | null>;
  /**
   * Ends a membership. When this resolves, the message that tells of it has its number, and nothing after it may reach the person.
   * Rejects with NotMember, and with LastOwner when people would stay without the owner they had.
   */
  leave(conversationId: string, userId: string, told: Announcement): Promise<MessageRow>;
  /** Rejects with NotMember, and with LastOwner when nobody would own the conversation any more. */
  setRole(conversationId: string, userId: string, role: MemberRole, told: Announcement): Promise<MessageRow>;
  /** The new owner is one before the old one stops being it, who becomes an ADMIN. Rejects with NotMember. */
  transferOwnership(conversationId: string, fromUserId: string, toUserId: string, told: Announcement): Promise<MessageRow>;
  /**
   * Read and delivered only ever move forward, whatever the order of the calls. Reading implies delivery. Each move is kept with its time.
   * A `quiet` one is told to the person's own devices and to nobody else at once. Rejects with NotMember.
   */
  movePointer(conversationId: string, userId: string, pointer: Pointer): Promise<MemberRow>;
  /**
   * When each present member first had read (or been delivered) up to this number, in the order of their ids; nobody who has not, or who joined
   * after it was said. Whoever says something in the main line has read up to it.
   */
  pointersAt(conversationId: string, number: number, limit: number): Promise<PointerAt[]>;
  /** The same for each of several messages, `limit` people for each. */
  pointersAtEach(references: readonly MessageReference[], limit: number): Promise<(PointerAt & MessageReference)[]>;
  /** How many of the present members, but for the sender, have each of these messages delivered and read. */
  receiptCounts(messages: readonly Pick<MessageRow, 'conversationId' | 'number' | 'senderId'>[]): Promise<ReceiptCounts[]>;
  setPreferences(conversationId: string, userId: string, preferences: MemberPreferences): Promise<MemberRow>;
  /**
   * Whom each of several messages may concern, in the order of their ids and without its sender: present members who were there when it was said,
   * and see it. A page for each message, in the order of the messages.
   */
  concernedBy(messages: readonly Concern[], limit: number): Promise<MemberRow[][]>;
}

/** Whom a message is for. */
export interface Concern extends Pick<MessageRow, 'conversationId' | 'number' | 'senderId'> {
  named: readonly string[];
  /** And besides: everyone, those whose level is ALL, or nobody. */
  besides: 'EVERYONE' | 'LISTENERS' | 'NOBODY';
  /** The page begins after this person. */
  after: string | null;
}

export interface MemberKey {
  conversationId: string;
  userId: string;
}

/** Two people. */
export interface Pair {
  a: string;
  b: string;
}

export type MemberPreferences = Partial<{
  mutedUntil: Date | null;
  pinnedAt: Date | null;
  archivedAt: Date | null;
  level: NotificationLevel;
  nickname: string | null;
}>;

export interface Pointer {
  kind: 'READ' | 'DELIVERED';
  /** The number of the last message read; one above the head is refused with NotFound. */
  number: number;
  quiet?: boolean;
}

export interface PointerAt {
  userId: string;
  deliveredAt: Date | null;
  readAt: Date | null;
}

export interface ReceiptCounts extends MessageReference {
  delivered: number;
  read: number;
}

export interface MessageStore {
  /**
   * Says something: the next number, the next revision and the announcement in one write. The same clientId of the same sender gives the
   * message that was made for it the first time. Reads up to the sender's own message: the main line, or the thread of a reply.
   * Only a message of the main line can be replied to. Rejects with NotMember: whoever has left gets no number above that of the message that
   * tells of it.
   */
  append(draft: MessageDraft): Promise<{ message: MessageRow; created: boolean }>;
  /** What was made for this clientId of this sender, if anything was. */
  byClientId(sent: SentBefore): Promise<MessageRow | null>;
  /**
   * Changes one message under the next revision. `change` sees the message as it is and says what becomes of it, or null to leave it; it may be
   * asked again when someone else was quicker. A deletion is kept in the audit as well.
   */
  change(
    reference: MessageReference,
    change: (message: MessageRow) => MessageChange | null,
    actorId: string,
    limits?: ChangeLimits,
  ): Promise<MessageRow>;
  /** What was deleted in a conversation, kept in the same write as the deletion: latest first, below the revision. */
  deletionsIn(conversationId: string, page: PageWindow<number>): Promise<DeletionRow[]>;
  byReferences(references: readonly MessageReference[]): Promise<MessageRow[]>;
  /** Newest first; of the main line, or of one thread. `after` in the window is the number below which the page begins. */
  pageBackwards(conversationId: string, threadRoot: number | null, page: PageWindow<number>): Promise<MessageRow[]>;
  /** Oldest first, above the number. */
  pageForwards(conversationId: string, threadRoot: number | null, page: PageWindow<number>): Promise<MessageRow[]>;
  /** A page of each of several lines, from the same number in all of them: `pageBackwards` and `pageForwards` for whole screens. */
  pagesBackwards(lines: readonly Line[], page: PageWindow<number>): Promise<MessageRow[]>;
  pagesForwards(lines: readonly Line[], page: PageWindow<number>): Promise<MessageRow[]>;
  /** The last message of each conversation's main line. */
  lastOf(conversationIds: readonly string[]): Promise<MessageRow[]>;
  /** How many replies each thread has, and when the last one came. */
  threadsOf(roots: readonly MessageReference[]): Promise<ThreadRow[]>;
  /** Everybody who has replied in each of these threads, once for each; in no order. */
  repliersIn(roots: readonly MessageReference[]): Promise<ThreadReader[]>;
  /** Of these files in these conversations: the last message of each conversation that each file hangs on. In no order. */
  lastCarrying(fileIds: readonly string[], conversationIds: readonly string[]): Promise<CarrierRow[]>;
  /** Which of these files hang on any message at all. */
  carried(fileIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The messages above the number, by number: the first half of a replay. */
  newAfter(conversationId: string, number: number, limit: number): Promise<MessageRow[]>;
  /** The messages up to the number that changed after the revision, by revision: the second half. That one was said is no change of it. */
  changedAfter(conversationId: string, revision: number, upToNumber: number, limit: number): Promise<MessageRow[]>;
  /** Of both halves only which they are, from several places at once, `limit` for each; in the order of the places. */
  newSince(places: readonly MessageReference[], limit: number): Promise<ChangedRow[][]>;
  changedSince(places: readonly ChangesAsked[], limit: number): Promise<ChangedRow[][]>;
  /** Those pinned last first. */
  pinned(conversationId: string, limit: number): Promise<MessageRow[]>;
  /** The same of each of several conversations, `limit` for each. */
  pinnedOf(conversationIds: readonly string[], limit: number): Promise<MessageRow[]>;
  /**
   * Marks what is older than its conversation's policy allows as archived, `limit` at the most; gives how many. Any number of nodes may call it
   * at once. Nothing that people share changes by it: no revision is taken and nothing is announced.
   */
  archiveDue(now: Date, limit: number): Promise<number>;
  /** For the export of a person's data: what they said, in a stable order. */
  saidBy(userId: string, page: PageWindow<MessageReference>): Promise<MessageRow[]>;
}

/** What changed of the messages up to `number` after the revision. */
export interface ChangesAsked extends MessageReference {
  revision: number;
}

export interface ChangedRow {
  number: number;
  revision: number;
  deleted: boolean;
}

/** The main line of a conversation, or one of its threads. */
export interface Line {
  conversationId: string;
  threadRoot: number | null;
}

export interface MessageDraft {
  conversationId: string;
  senderId: string;
  clientId: string;
  body: string;
  mentions: MessageRow['mentions'];
  threadRoot: number | null;
  quote: MessageReference | null;
  forwardedFrom: MessageReference | null;
  attachments: readonly string[];
}

/** Names a message by what its sender knew of it before it was sent. */
export type SentBefore = Pick<MessageDraft, 'conversationId' | 'senderId' | 'clientId'>;

export type MessageChange = Partial<
  Pick<
    MessageRow,
    | 'body'
    | 'mentions'
    | 'edits'
    | 'editedAt'
    | 'deletedAt'
    | 'deletedBy'
    | 'pinnedAt'
    | 'pinnedBy'
    | 'reactions'
    | 'attachments'
    | 'quote'
    | 'forwardedFrom'
  >
>;

export interface ChangeLimits {
  /** Rejects with TooManyPinned when more messages of the conversation would be pinned. */
  pinned?: number;
}

export interface ThreadRow extends MessageReference {
  replyCount: number;
  lastReplyAt: Date;
}

/** A message that a file hangs on. */
export interface CarrierRow extends MessageReference {
  fileId: string;
}

/** What a person keeps for themselves: bookmarks, drafts and how far they have read each thread. Nobody else is told of it. */
export interface NoteStore {
  /** The later one wins, with its note. */
  bookmark(userId: string, reference: MessageReference, note: string | null, at: Date): Promise<void>;
  removeBookmark(userId: string, reference: MessageReference): Promise<void>;
  /** Latest first; the id of a position is `<conversationId>-<number>`. */
  bookmarksOf(userId: string, page: PageWindow<ActivityPosition>): Promise<BookmarkRow[]>;
  /** The later one wins, by `savedAt`; an empty body takes the draft away. */
  saveDraft(userId: string, draft: DraftRow): Promise<void>;
  /** Latest first. */
  draftsOf(userId: string): Promise<DraftRow[]>;
  /** Only ever forward, up to one of the replies or beyond; tells of it when it is further than before. */
  readThread(userId: string, root: MessageReference, upTo: ThreadPlace): Promise<void>;
  /** How far each of these people has read the thread; nobody who has not begun to. In no order. */
  threadsRead(readers: readonly ThreadReader[]): Promise<ThreadReadRow[]>;
  /** Everything that this person kept. */
  erase(userId: string): Promise<void>;
}

/** How far a thread is read. */
export interface ThreadPlace {
  /** So many of its replies. */
  threadCounted: number;
  /** All of them up to this one, by its number in the conversation. */
  number: number;
}

export interface BookmarkRow extends MessageReference {
  note: string | null;
  at: Date;
}

export interface DraftRow {
  conversationId: string;
  threadRoot: number | null;
  body: string;
  savedAt: Date;
}

/** A person, and the message that begins a thread. */
export interface ThreadReader extends MessageReference {
  userId: string;
}

export interface ThreadReadRow extends ThreadReader {
  threadCounted: number;
}
