import type { MemberRow, MessageRow } from '../store/rows.ts';
import type { MessagesStore, ThreadReader } from '../store/store.ts';

export interface Readings {
  /** Whether the member has come as far as this message: in the main line, or in the thread that it replies in. */
  hasRead(member: MemberRow, message: MessageRow): boolean;
}

/** How far these people have read the threads of these messages: of a message in the main line the member itself tells enough. */
export async function readingsOf(
  { notes }: MessagesStore,
  readers: readonly { userId: string; message: MessageRow }[],
): Promise<Readings> {
  const wanted = readers.flatMap(({ userId, message }) => {
    const { conversationId, threadRoot } = message;
    return threadRoot === null ? [] : [{ userId, conversationId, number: threadRoot }];
  });
  const rows = wanted.length === 0 ? [] : await notes.threadsRead(wanted);
  const read = new Map(rows.map((row) => [nameOf(row), row.threadCounted]));
  return {
    hasRead({ userId, readNumber }, { conversationId, number, threadRoot, threadCounted }) {
      if (readNumber >= number) return true;
      if (threadRoot === null || threadCounted === null) return false;
      return (read.get(nameOf({ userId, conversationId, number: threadRoot })) ?? 0) >= threadCounted;
    },
  };
}

const nameOf = ({ userId, conversationId, number }: ThreadReader) => `${userId}/${conversationId}-${number}`;
