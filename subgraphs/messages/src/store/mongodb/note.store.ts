import type { PageWindow } from '@parley/kit/page';
import type { MessageReference } from '../rows.ts';
import type { ActivityPosition, BookmarkRow, DraftRow, NoteStore, ThreadPlace, ThreadReader, ThreadReadRow } from '../store.ts';
import { threadRead } from './announcements.ts';
import { unlessThere, upserting } from './duplicate.ts';
import { MAIN_LINE } from './message.document.ts';
import type { Collections, Filter } from './mongo-database.ts';
import type { BookmarkDocument } from './note.documents.ts';
import type { Announce } from './outbox-entry.ts';
import type { Publisher } from './publisher.ts';

export class MongoNoteStore implements NoteStore {
  constructor(
    private readonly collections: Pick<Collections, 'bookmarks' | 'drafts' | 'threadsRead'>,
    private readonly announce: Announce,
    private readonly publisher: Publisher,
  ) {}

  async bookmark(userId: string, { conversationId, number }: MessageReference, note: string | null, at: Date): Promise<void> {
    await upserting(() =>
      this.collections.bookmarks.updateOne(
        { _id: `${userId}-${conversationId}-${number}`, userId },
        { $set: { note, at }, $setOnInsert: { conversationId, number } },
        { upsert: true },
      ),
    );
  }

  async removeBookmark(userId: string, { conversationId, number }: MessageReference): Promise<void> {
    await this.collections.bookmarks.deleteOne({ _id: `${userId}-${conversationId}-${number}`, userId });
  }

  async bookmarksOf(userId: string, { limit, after }: PageWindow<ActivityPosition>): Promise<BookmarkRow[]> {
    const bookmarks = await this.collections.bookmarks
      .find({ userId, ...(after === null ? {} : earlierThan(after)) })
      .sort({ at: -1, conversationId: -1, number: -1 })
      .limit(limit + 1)
      .toArray();
    return bookmarks.map(({ conversationId, number, note, at }) => ({ conversationId, number, note, at }));
  }

  /** Where a later draft lies already, the upsert finds nothing to replace and its own key taken. */
  async saveDraft(userId: string, { conversationId, threadRoot, body, savedAt }: DraftRow): Promise<void> {
    const thread = threadRoot ?? MAIN_LINE;
    await unlessThere(
      upserting(() =>
        this.collections.drafts.updateOne(
          { _id: `${userId}-${conversationId}-${thread}`, userId, savedAt: { $lte: savedAt } },
          { $set: { body, savedAt }, $setOnInsert: { conversationId, threadRoot: thread } },
          { upsert: true },
        ),
      ),
    );
  }

  async draftsOf(userId: string): Promise<DraftRow[]> {
    const drafts = await this.collections.drafts
      .find({ userId, body: { $ne: '' } })
      .sort({ savedAt: -1 })
      .toArray();
    return drafts.map(({ conversationId, threadRoot, body, savedAt }) => ({
      conversationId,
      threadRoot: threadRoot === MAIN_LINE ? null : threadRoot,
      body,
      savedAt,
    }));
  }

  /** Where it is read as far already, the upsert finds nothing to move and its own key taken. */
  async readThread(userId: string, reference: MessageReference, { threadCounted, number }: ThreadPlace): Promise<void> {
    const { conversationId, number: root } = reference;
    const document = { _id: `${userId}-${conversationId}-${root}`, conversationId };
    const told = this.announce(threadRead(userId, reference, number));
    await unlessThere(
      upserting(() =>
        this.collections.threadsRead.updateOne(
          { _id: document._id, userId, threadCounted: { $lt: threadCounted } },
          { $set: { threadCounted }, $setOnInsert: { conversationId, root }, $push: { outbox: told } },
          { upsert: true },
        ),
      ).then(() => this.publisher.publish('threadsRead', document, [told])),
    );
  }

  async threadsRead(readers: readonly ThreadReader[]): Promise<ThreadReadRow[]> {
    const read = await this.collections.threadsRead
      .find({
        _id: { $in: readers.map(({ userId, conversationId, number }) => `${userId}-${conversationId}-${number}`) },
        userId: { $in: [...new Set(readers.map(({ userId }) => userId))] },
      })
      .toArray();
    return read.map(({ userId, conversationId, root, threadCounted }) => ({
      userId,
      conversationId,
      number: root,
      threadCounted,
    }));
  }

  async erase(userId: string): Promise<void> {
    const { bookmarks, drafts, threadsRead } = this.collections;
    await Promise.all([bookmarks.deleteMany({ userId }), drafts.deleteMany({ userId }), threadsRead.deleteMany({ userId })]);
  }
}

function earlierThan({ at: time, id }: ActivityPosition): Filter<BookmarkDocument> {
  const at = new Date(time);
  const dash = id.lastIndexOf('-');
  const conversationId = id.slice(0, dash);
  return {
    $or: [
      { at: { $lt: at } },
      { at, conversationId: { $lt: conversationId } },
      { at, conversationId, number: { $lt: Number(id.slice(dash + 1)) } },
    ],
  };
}
