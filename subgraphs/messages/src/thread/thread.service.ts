import { NotFound } from '@parley/kit/errors';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccessService } from '../access/access.service.ts';
import { writeMessageId } from '../message/message-id.ts';
import type { MessageReference, MessageRow } from '../store/rows.ts';
import type { MessagesStore, ThreadRow } from '../store/store.ts';

export type { ThreadRow };

export class ThreadService {
  constructor(
    private readonly store: MessagesStore,
    private readonly access: AccessService,
  ) {}

  /** The message that begins the thread of this one: itself, unless it is a reply. */
  rootOf({ conversationId, number, threadRoot }: MessageRow): MessageReference {
    return { conversationId, number: threadRoot ?? number };
  }

  /** In the order of the ids of the first messages; null where nobody has replied. */
  async threads(roots: readonly MessageReference[]): Promise<(ThreadRow | null)[]> {
    const rows = await this.store.messages.threadsOf(roots);
    const byId = new Map(rows.map((row) => [writeMessageId(row), row]));
    return roots.map((root) => byId.get(writeMessageId(root)) ?? null);
  }

  /** In the order of the threads: how many replies the viewer has not read. */
  async unread(viewer: Viewer | null, threads: readonly ThreadRow[]): Promise<number[]> {
    const { id: userId } = requireViewer(viewer);
    const rows = await this.store.notes.threadsRead(
      threads.map(({ conversationId, number }) => ({ userId, conversationId, number })),
    );
    const read = new Map(rows.map((row) => [writeMessageId(row), row.threadCounted]));
    return threads.map((thread) => Math.max(0, thread.replyCount - (read.get(writeMessageId(thread)) ?? 0)));
  }

  /** Reads a thread up to one of its replies, or all there is when its first message is given. Gives the message that begins it. */
  async read(viewer: Viewer | null, messageId: string): Promise<MessageReference> {
    // The conversation before the thread: a reply that comes in between counts as read, and is not told as such, never the other way round.
    const { viewer: reader, message, conversation } = await this.access.requireMessage(viewer, messageId);
    const root = this.rootOf(message);
    const [thread] = await this.threads([root]);
    if (thread == null) throw new NotFound('This thread');
    const isReply = message.threadCounted !== null;
    await this.store.notes.readThread(reader.id, root, {
      threadCounted: message.threadCounted ?? thread.replyCount,
      number: isReply ? message.number : conversation.number,
    });
    return root;
  }
}
