import type { PageWindow } from '@parley/kit/page';
import type { DeletionRow, MessageReference, MessageRow } from '../rows.ts';
import type {
  CarrierRow,
  ChangedRow,
  ChangeLimits,
  ChangesAsked,
  Line,
  MessageChange,
  MessageDraft,
  MessageStore,
  SentBefore,
  ThreadReader,
  ThreadRow,
} from '../store.ts';
import { archiveConversation } from './archiving.ts';
import { deletionRow } from './deletion.document.ts';
import { MAIN_LINE, type MessageDocument, messageAt, messageRow } from './message.document.ts';
import type { MessageLog } from './message-log.ts';
import type { Collections, Filter } from './mongo-database.ts';

/** Of several lines each is read by a small query of its own, all at once: one over all of them would need what compatible services lack. */
export class MongoMessageStore implements MessageStore {
  constructor(
    private readonly collections: Collections,
    private readonly log: MessageLog,
  ) {}

  async append(draft: MessageDraft): Promise<{ message: MessageRow; created: boolean }> {
    const { document, created } = await this.log.append({ ...draft, system: null });
    return { message: messageRow(document), created };
  }

  async byClientId(sent: SentBefore): Promise<MessageRow | null> {
    const document = await this.log.byClientId(sent);
    return document && messageRow(document);
  }

  async change(
    reference: MessageReference,
    change: (message: MessageRow) => MessageChange | null,
    actorId: string,
    limits?: ChangeLimits,
  ): Promise<MessageRow> {
    return messageRow(await this.log.change(reference, change, actorId, limits));
  }

  async deletionsIn(conversationId: string, { limit, after }: PageWindow<number>): Promise<DeletionRow[]> {
    const found = await this.collections.deletions
      .find(after === null ? { conversationId } : { conversationId, revision: { $lt: after } })
      .sort({ revision: -1 })
      .limit(limit + 1)
      .toArray();
    return found.map(deletionRow);
  }

  async byReferences(references: readonly MessageReference[]): Promise<MessageRow[]> {
    return this.rows(at(references), { _id: 1 });
  }

  pageBackwards(conversationId: string, threadRoot: number | null, { limit, after }: PageWindow<number>): Promise<MessageRow[]> {
    const below: Filter<MessageDocument> = after === null ? {} : { number: { $lt: after } };
    return this.rows({ conversationId, threadRoot: threadRoot ?? MAIN_LINE, ...below }, { number: -1 }, limit + 1);
  }

  pageForwards(conversationId: string, threadRoot: number | null, { limit, after }: PageWindow<number>): Promise<MessageRow[]> {
    const where = { conversationId, threadRoot: threadRoot ?? MAIN_LINE, number: { $gt: after ?? 0 } };
    return this.rows(where, { number: 1 }, limit + 1);
  }

  async pagesBackwards(lines: readonly Line[], page: PageWindow<number>): Promise<MessageRow[]> {
    const pages = lines.map(({ conversationId, threadRoot }) => this.pageBackwards(conversationId, threadRoot, page));
    return (await Promise.all(pages)).flat();
  }

  async pagesForwards(lines: readonly Line[], page: PageWindow<number>): Promise<MessageRow[]> {
    const pages = lines.map(({ conversationId, threadRoot }) => this.pageForwards(conversationId, threadRoot, page));
    return (await Promise.all(pages)).flat();
  }

  async lastOf(conversationIds: readonly string[]): Promise<MessageRow[]> {
    const conversations = await this.collections.conversations
      .find({ _id: { $in: [...conversationIds] } }, { projection: { lastInMainLine: 1 } })
      .toArray();
    return this.byReferences(conversations.map(({ _id, lastInMainLine }) => ({ conversationId: _id, number: lastInMainLine })));
  }

  async threadsOf(roots: readonly MessageReference[]): Promise<ThreadRow[]> {
    const begun = await this.collections.messages
      .find(
        { ...at(roots), replyCount: { $gt: 0 } },
        { projection: { conversationId: 1, number: 1, replyCount: 1, lastReplyAt: 1 } },
      )
      .toArray();
    return begun.flatMap(({ conversationId, number, replyCount, lastReplyAt }) =>
      lastReplyAt === null ? [] : [{ conversationId, number, replyCount, lastReplyAt }],
    );
  }

  async repliersIn(roots: readonly MessageReference[]): Promise<ThreadReader[]> {
    const each = roots.map(async ({ conversationId, number }) => {
      const userIds = await this.collections.messages.distinct('senderId', { conversationId, threadRoot: number });
      return userIds.map((userId) => ({ userId, conversationId, number }));
    });
    return (await Promise.all(each)).flat();
  }

  async lastCarrying(fileIds: readonly string[], conversationIds: readonly string[]): Promise<CarrierRow[]> {
    const wanted = new Set(fileIds);
    const carriers = await this.collections.messages
      .find(
        { conversationId: { $in: [...conversationIds] }, attachments: { $in: [...wanted] } },
        { projection: { conversationId: 1, number: 1, attachments: 1 } },
      )
      .toArray();
    const last = new Map<string, CarrierRow>();
    for (const { conversationId, number, attachments } of carriers) {
      for (const fileId of attachments.filter((id) => wanted.has(id))) {
        const place = `${fileId}/${conversationId}`;
        if (number > (last.get(place)?.number ?? 0)) last.set(place, { fileId, conversationId, number });
      }
    }
    return [...last.values()];
  }

  async carried(fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all(
      fileIds.map(async (id) => {
        const carrier = await this.collections.messages.findOne({ attachments: id }, { projection: { _id: 1 } });
        return carrier === null ? [] : [id];
      }),
    );
    return new Set(found.flat());
  }

  newAfter(conversationId: string, number: number, limit: number): Promise<MessageRow[]> {
    return this.rows({ conversationId, number: { $gt: number } }, { number: 1 }, limit);
  }

  changedAfter(conversationId: string, revision: number, upToNumber: number, limit: number): Promise<MessageRow[]> {
    return this.rows(changes({ conversationId, revision, number: upToNumber }), { revision: 1 }, limit);
  }

  newSince(places: readonly MessageReference[], limit: number): Promise<ChangedRow[][]> {
    const each = places.map(({ conversationId, number }) =>
      this.changed({ conversationId, number: { $gt: number } }, { number: 1 }, limit),
    );
    return Promise.all(each);
  }

  changedSince(places: readonly ChangesAsked[], limit: number): Promise<ChangedRow[][]> {
    return Promise.all(places.map((place) => this.changed(changes(place), { revision: 1 }, limit)));
  }

  pinned(conversationId: string, limit: number): Promise<MessageRow[]> {
    return this.rows({ conversationId, pinnedAt: { $gt: new Date(0) } }, { pinnedAt: -1, number: -1 }, limit);
  }

  async pinnedOf(conversationIds: readonly string[], limit: number): Promise<MessageRow[]> {
    return (await Promise.all(conversationIds.map((conversationId) => this.pinned(conversationId, limit)))).flat();
  }

  async archiveDue(now: Date, limit: number): Promise<number> {
    let archived = 0;
    while (archived < limit) {
      const due = await this.collections.conversations.findOne({ archiveDueAt: { $lte: now } }, { sort: { archiveDueAt: 1 } });
      if (due === null) break;
      archived += await archiveConversation(this.collections, due, now, limit - archived);
    }
    return archived;
  }

  saidBy(userId: string, { limit, after }: PageWindow<MessageReference>): Promise<MessageRow[]> {
    const behind: Filter<MessageDocument> =
      after === null
        ? {}
        : {
            $or: [
              { conversationId: { $gt: after.conversationId } },
              { conversationId: after.conversationId, number: { $gt: after.number } },
            ],
          };
    return this.rows({ senderId: userId, ...behind }, { conversationId: 1, number: 1 }, limit + 1);
  }

  private async changed(where: Filter<MessageDocument>, sort: Record<string, 1 | -1>, limit: number): Promise<ChangedRow[]> {
    const projection = { number: 1, revision: 1, deletedAt: 1 };
    const found = await this.collections.messages.find(where, { projection }).sort(sort).limit(limit).toArray();
    return found.map(({ number, revision, deletedAt }) => ({ number, revision, deleted: deletedAt !== null }));
  }

  private async rows(where: Filter<MessageDocument>, sort: Record<string, 1 | -1>, limit = 0): Promise<MessageRow[]> {
    return (await this.collections.messages.find(where).sort(sort).limit(limit).toArray()).map(messageRow);
  }
}

function changes({ conversationId, revision, number }: ChangesAsked): Filter<MessageDocument> {
  return {
    conversationId,
    revision: { $gt: revision },
    number: { $lte: number },
    // The first revision is the one that it was said under.
    'revisions.1': { $exists: true },
  };
}

function at(references: readonly MessageReference[]): Filter<MessageDocument> {
  return {
    _id: { $in: references.map((reference) => messageAt(reference)._id) },
    conversationId: { $in: [...new Set(references.map(({ conversationId }) => conversationId))] },
  };
}
