import { readText } from '@parley/kit/bounded-text';
import { NotFound } from '@parley/kit/errors';
import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { AccessService } from '../access/access.service.ts';
import { sees } from '../access/rights.ts';
import { readDraft } from '../message/body.ts';
import { readMessageId, requireMessageId, writeMessageId } from '../message/message-id.ts';
import type { Pace } from '../pace.ts';
import type { ActivityPosition, BookmarkRow, DraftRow, MessagesStore } from '../store/store.ts';

export type { BookmarkRow, DraftRow };

export interface NoteServiceOptions {
  store: MessagesStore;
  access: AccessService;
  pace: Pace;
}

export interface DraftToSave {
  conversationId: string;
  threadRoot?: number | null;
  body: string;
}

const NOTE = { longest: 500, lines: true };
const position: z.ZodType<ActivityPosition> = z.object({
  at: z.iso.datetime(),
  id: z.string().refine((id) => readMessageId(id) !== null),
});

/** What people keep for themselves: nobody else sees any of it. */
export class NoteService {
  constructor(private readonly options: NoteServiceOptions) {}

  async bookmark(viewer: Viewer | null, messageId: string, note: string | null | undefined): Promise<{ messageId: string }> {
    const { viewer: owner, message } = await this.options.access.requireMessage(viewer, messageId);
    await this.options.pace.change(owner.id);
    await this.options.store.notes.bookmark(
      owner.id,
      message,
      note == null ? null : readText('note', note, NOTE) || null,
      new Date(),
    );
    return { messageId };
  }

  /** Also of a message that the person may no longer see. */
  async removeBookmark(viewer: Viewer | null, messageId: string): Promise<{ messageId: string }> {
    await this.options.store.notes.removeBookmark(requireViewer(viewer).id, requireMessageId(messageId));
    return { messageId };
  }

  /** An empty body takes the draft away. */
  async saveDraft(viewer: Viewer | null, { conversationId, threadRoot = null, body }: DraftToSave): Promise<DraftRow> {
    const { member } = await this.options.access.requireMembership(viewer, conversationId);
    if (threadRoot !== null) {
      const [root] = await this.options.store.messages.byReferences([{ conversationId, number: threadRoot }]);
      if (root === undefined || !sees(member, root)) throw new NotFound('This message');
    }
    const draft = { conversationId, threadRoot, body: readDraft('body', body), savedAt: new Date() };
    await this.options.store.notes.saveDraft(member.userId, draft);
    return draft;
  }

  /** Latest first. Bookmarks of what the person may no longer see are among them, without the message. */
  async bookmarks(viewer: Viewer | null, request: PageRequest): Promise<Connection<BookmarkRow>> {
    const window = readPage(request, position);
    const rows = await this.options.store.notes.bookmarksOf(requireViewer(viewer).id, window);
    return toConnection(
      rows,
      window,
      (row): ActivityPosition => ({ at: row.at.toISOString(), id: writeMessageId(row) }),
      (row) => row,
    );
  }

  drafts(viewer: Viewer | null): Promise<DraftRow[]> {
    return this.options.store.notes.draftsOf(requireViewer(viewer).id);
  }
}
