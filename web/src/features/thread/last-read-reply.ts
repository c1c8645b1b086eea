/** A reply, as far as it says what has been read. */
interface Reply {
  number: number;
  senderId: string;
}

/**
 * The number of the last reply that had been read, where so many of others are unread; null where none is. Where more are unread than are loaded, all that
 * are loaded are new.
 */
export function lastReadReply(replies: readonly Reply[], unread: number, viewerId: string): number | null {
  if (unread <= 0) return null;
  const ofOthers = replies.filter(({ senderId }) => senderId !== viewerId);
  const firstNew = ofOthers[Math.max(0, ofOthers.length - unread)];
  return firstNew === undefined ? null : firstNew.number - 1;
}
