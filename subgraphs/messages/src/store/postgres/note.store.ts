import type { Database, Statement } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { PageWindow } from '@parley/kit/page';
import type { MessageReference } from '../rows.ts';
import type { ActivityPosition, BookmarkRow, DraftRow, NoteStore, ThreadPlace, ThreadReader, ThreadReadRow } from '../store.ts';
import { Bookmark, Draft, ThreadRead } from './entities.ts';
import { columnsOf, createRowReader, type RowReader } from './row-reader.ts';

export const noteStatements = {
  bookmarksOf: {
    name: 'bookmarks-of',
    text: `select b.conversation_id, b.number, b.note, b.at from bookmark b
      where user_id = $1 and (at, conversation_id, number) < ($2, $3, $4)
      order by at desc, conversation_id desc, number desc limit $5`,
  },
  saveDraft: {
    name: 'draft-save',
    text: `insert into draft (user_id, conversation_id, thread_root, body, saved_at) values ($1, $2, $3, $4, $5)
      on conflict (user_id, conversation_id, thread_root) do update set body = excluded.body, saved_at = excluded.saved_at
      where draft.saved_at <= excluded.saved_at`,
  },
  draftsOf: {
    name: 'drafts-of',
    text: `select ${columnsOf(Draft, 'd')} from draft d where user_id = $1 and body <> '' order by saved_at desc`,
  },
  readThread: {
    name: 'thread-read',
    text: `with moved as (
        insert into thread_read (user_id, conversation_id, root, thread_counted) values ($1, $2, $3, $4)
        on conflict (user_id, conversation_id, root)
        do update set thread_counted = excluded.thread_counted where thread_read.thread_counted < excluded.thread_counted
        returning user_id, conversation_id, root
      )
      insert into outbox (id, name, key, payload, at)
      select gen_random_uuid(), 'thread.read', conversation_id::text,
        jsonb_build_object('conversationId', conversation_id, 'userId', user_id, 'root', root, 'number', $5::integer), now()
      from moved`,
  },
  threadsRead: {
    name: 'threads-read',
    text: `select user_id, conversation_id, root as number, thread_counted
      from unnest($1::uuid[], $2::uuid[], $3::integer[]) as wanted (user_id, conversation_id, root)
      join thread_read using (user_id, conversation_id, root)`,
  },
} satisfies Record<string, Statement>;

const LATEST = { at: '9999-12-31T00:00:00Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff-0' };

export class PostgresNoteStore implements NoteStore {
  private readonly toBookmark: RowReader<BookmarkRow>;
  private readonly toDraft: RowReader<Omit<DraftRow, 'threadRoot'> & { userId: string; threadRoot: number }>;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    this.toBookmark = createRowReader(database, Bookmark);
    this.toDraft = createRowReader(database, Draft);
  }

  async bookmark(userId: string, { conversationId, number }: MessageReference, note: string | null, at: Date): Promise<void> {
    await this.database.em.upsert(
      Bookmark,
      { userId, conversationId, number, note, at },
      { onConflictFields: ['userId', 'conversationId', 'number'], disableIdentityMap: true },
    );
  }

  async removeBookmark(userId: string, { conversationId, number }: MessageReference): Promise<void> {
    await this.database.em.nativeDelete(Bookmark, { userId, conversationId, number });
  }

  async bookmarksOf(userId: string, { limit, after }: PageWindow<ActivityPosition>): Promise<BookmarkRow[]> {
    const { at, id } = after ?? LATEST;
    const dash = id.lastIndexOf('-');
    const values = [userId, at, id.slice(0, dash), Number(id.slice(dash + 1)), limit + 1];
    return (await this.database.prepared(noteStatements.bookmarksOf, values)).map(this.toBookmark);
  }

  async saveDraft(userId: string, { conversationId, threadRoot, body, savedAt }: DraftRow): Promise<void> {
    await this.database.prepared(noteStatements.saveDraft, [userId, conversationId, threadRoot ?? MAIN_LINE, body, savedAt]);
  }

  async draftsOf(userId: string): Promise<DraftRow[]> {
    const rows = await this.database.prepared(noteStatements.draftsOf, [userId]);
    return rows.map((row) => {
      const { conversationId, threadRoot, body, savedAt } = this.toDraft(row);
      return { conversationId, threadRoot: threadRoot === MAIN_LINE ? null : threadRoot, body, savedAt };
    });
  }

  async readThread(userId: string, root: MessageReference, { threadCounted, number }: ThreadPlace): Promise<void> {
    const values = [userId, root.conversationId, root.number, threadCounted, number];
    await this.database.prepared(noteStatements.readThread, values);
    this.outbox.nudge();
  }

  async threadsRead(readers: readonly ThreadReader[]): Promise<ThreadReadRow[]> {
    const rows = await this.database.prepared<ThreadReadColumns>(noteStatements.threadsRead, [
      readers.map(({ userId }) => userId),
      readers.map(({ conversationId }) => conversationId),
      readers.map(({ number }) => number),
    ]);
    return rows.map((row) => ({
      userId: row.user_id,
      conversationId: row.conversation_id,
      number: row.number,
      threadCounted: row.thread_counted,
    }));
  }

  async erase(userId: string): Promise<void> {
    await this.database.atomically(async () => {
      const { em } = this.database;
      await em.nativeDelete(Bookmark, { userId });
      await em.nativeDelete(Draft, { userId });
      await em.nativeDelete(ThreadRead, { userId });
    });
  }
}

interface ThreadReadColumns {
  user_id: string;
  conversation_id: string;
  number: number;
  thread_counted: number;
}

/** What a draft's row holds for the main line. */
const MAIN_LINE = 0;
