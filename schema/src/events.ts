/**
 * Everything that subgraphs announce, by name (`noun.pastTense`). Events carry ids and what a screen needs, never a secret: they lie
 * in the outbox, in the event log and in dead letters.
 */
export interface Events {
  'account.registered': { userId: string };
  /** The display name, avatar, status or another public part of the profile. */
  'account.changed': { userId: string };
  'account.suspended': { userId: string };
  'account.restored': { userId: string };
  'roles.changed': { userId: string; roles: readonly string[] };
  /** The person asked to be forgotten: every subgraph erases what it holds of them. */
  'account.erased': { userId: string };
  'emailVerification.requested': { userId: string };
  'emailChange.requested': { userId: string };
  'passwordReset.requested': { userId: string };
  'password.changed': { userId: string };
  'session.started': { userId: string; sessionId: string; newDevice: boolean };
  /** It was ended, or has ended by its age. An API key is the session of whoever uses it. */
  'session.revoked': { userId: string; sessionId: string };
  /** The list of revocations has grown to this number. */
  'revocation.listed': { number: number };
  'contact.requested': { fromUserId: string; toUserId: string };
  'contact.accepted': { fromUserId: string; toUserId: string };
  /** The two were in contact, and are not any more. The other person is not told. */
  'contact.removed': { byUserId: string; userId: string };
  'person.blocked': { byUserId: string; userId: string };
  'person.unblocked': { byUserId: string; userId: string };
  /**
   * A new message. `system` names what it tells of, when it is not what a person said; `ends` those who, by what it tells, are members no
   * longer.
   */
  'message.sent': {
    conversationId: string;
    number: number;
    revision: number;
    change: 'sent';
    ends?: readonly string[];
    senderId: string;
    threadRoot: number | null;
    mentions: { userIds: readonly string[]; everyone: boolean; here: boolean };
    system: string | null;
  };
  'message.changed': {
    conversationId: string;
    number: number;
    revision: number;
    actorId: string;
    change: 'edited' | 'deleted' | 'reacted' | 'pinned';
    /** Whom an edit mentions that the message did not mention before, where it does. */
    mentioned?: { userIds: readonly string[]; everyone: boolean; here: boolean };
    /** The files that hung on a message that was deleted, where there were any. */
    attachments?: readonly string[];
  };
  /** Someone has read, or been delivered, everything up to the number. */
  'receipt.moved': { conversationId: string; userId: string; kind: 'READ' | 'DELIVERED'; number: number };
  /** Someone has read the replies to a message, `root`, up to the number. */
  'thread.read': { conversationId: string; userId: string; root: number; number: number };
  /** The person has joined or left; or, where it is only `changed`, has read on, or has another role or other preferences. */
  'membership.changed': { conversationId: string; userId: string; change: 'joined' | 'left' | 'changed' };
  /** What was made of a file is there, or the file is gone. */
  'file.changed': { fileId: string };
  /** Another picture, or none, stands for the person. */
  'avatar.changed': { userId: string };
  /** A call has stopped ringing, and these people have not taken it. */
  'call.missed': { callId: string; conversationId: string; callerId: string; missedBy: readonly string[]; at: string };
  /** The person is told of something. */
  'notification.added': { userId: string; notificationId: string; number: number; revision: number };
  /** Which of their notifications the person has not read is otherwise than before. */
  'notifications.read': { userId: string };
}

export type EventName = keyof Events;

/** An event as it lies in the log: at least once, in no promised order. Consumers are idempotent by `id`. */
export type LoggedEvent = {
  [Name in EventName]: {
    id: string;
    name: Name;
    /** What the event is about; events of one key keep together in a partitioned log. */
    key: string;
    /** ISO 8601. */
    at: string;
    payload: Events[Name];
  };
}[EventName];
