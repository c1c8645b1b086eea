import { Forbidden } from '@parley/kit/errors';
import { type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import { writeMessageId } from '../message/message-id.ts';
import type { MemberRow, MessageReference, MessageRow } from '../store/rows.ts';
import type { ActivityPosition, BookmarkRow, MessagesStore } from '../store/store.ts';

/** First all that was said, then all bookmarks. */
const position = z.discriminatedUnion('part', [
  z.object({ part: z.literal('said'), conversationId: z.uuid(), number: z.int().min(0).max(2_147_483_647) }),
  z.object({ part: z.literal('bookmarks'), at: z.iso.datetime(), id: z.string().regex(/^[0-9a-f-]{36}-\d{1,9}$/) }),
]);

/** Above so many characters a page ends early: earlier wordings of a message have no bound together. */
const LARGEST_PAGE = 2_000_000;

/** What this subgraph holds of a person, for that person. */
export class PersonalDataService {
  constructor(private readonly store: MessagesStore) {}

  /** Only one's own, whoever else one is. */
  require(viewer: Viewer | null, id: string): { id: string } {
    if (requireViewer(viewer, 'account').id !== id) throw new Forbidden();
    return { id };
  }

  async messagesOf(viewer: Viewer | null, id: string, page: PageRequest): Promise<Record<string, unknown>> {
    this.require(viewer, id);
    const { after, limit } = readPage(page, position);
    if (after?.part === 'bookmarks') return this.bookmarksOf(id, limit, after);
    const said = await this.saidBy(id, limit, after);
    return {
      ...(after === null ? await this.keptBy(id) : {}),
      ...said,
      ...(said.next === null ? await this.bookmarksOf(id, limit, null) : {}),
    };
  }

  private async saidBy(userId: string, limit: number, after: MessageReference | null) {
    const rows = await this.store.messages.saidBy(userId, { limit, after });
    const said = rows.map((row) => ({ row, told: messageFor(row) }));
    const { edges, pageInfo } = toConnection(
      said,
      { limit: Math.min(limit, countWithin(LARGEST_PAGE, said)), after },
      ({ row: { conversationId, number } }) => ({ part: 'said', conversationId, number }),
      ({ told }) => told,
    );
    return { messages: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  private async bookmarksOf(userId: string, limit: number, after: ActivityPosition | null) {
    const rows = await this.store.notes.bookmarksOf(userId, { limit, after });
    const { edges, pageInfo } = toConnection(
      rows,
      { limit, after },
      (row) => ({ part: 'bookmarks', at: row.at.toISOString(), id: writeMessageId(row) }),
      bookmarkFor,
    );
    return { bookmarks: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  }

  private async keptBy(userId: string) {
    const [memberships, drafts] = await Promise.all([
      this.store.members.membershipsOf(userId),
      this.store.notes.draftsOf(userId),
    ]);
    return { memberships: memberships.map(membershipFor), drafts };
  }
}

/** At least one, so that every page leads on. */
function countWithin(characters: number, rows: readonly unknown[]): number {
  let total = 0;
  const first = rows.findIndex((row) => {
    total += JSON.stringify(row).length;
    return total > characters;
  });
  return first === -1 ? Math.max(rows.length, 1) : Math.max(first, 1);
}

/** What the person themselves did; who else reacted or pinned is theirs. */
function messageFor(row: MessageRow) {
  const { conversationId, number, sentAt, system, body, mentions, threadRoot, quote, forwardedFrom, attachments } = row;
  const { edits, editedAt, deletedAt } = row;
  return {
    id: writeMessageId(row),
    ...{ conversationId, number, sentAt, system, body, mentions, threadRoot, quote, forwardedFrom, attachments },
    ...{ edits, editedAt, deletedAt },
  };
}

function membershipFor({ userId: _, ...membership }: MemberRow) {
  return membership;
}

function bookmarkFor(row: BookmarkRow) {
  return { messageId: writeMessageId(row), note: row.note, at: row.at };
}
