import { NotFound } from '@parley/kit/errors';
import { isPin, kindOfChange, toldBesides } from '../change-kind.ts';
import { NotMember, TooManyPinned } from '../errors.ts';
import type { MessageReference, MessageRow, SystemEvent } from '../rows.ts';
import type { ChangeLimits, MessageChange, MessageDraft, SentBefore } from '../store.ts';
import { messageChanged, messageSent } from './announcements.ts';
import { keepDeletions } from './deletion.document.ts';
import { upserting } from './duplicate.ts';
import { memberAt } from './member.document.ts';
import { MAIN_LINE, type MessageDocument, messageAt, messageRow } from './message.document.ts';
import type { Collections } from './mongo-database.ts';
import type { Announce, OutboxEntry } from './outbox-entry.ts';
import { advancePointer } from './pointers.ts';
import type { Publisher } from './publisher.ts';
import type { HeadInTime, RevisionQueue } from './revision-queue.ts';

export interface Said extends MessageDraft {
  system: SystemEvent | null;
}

/** So many of its latest revisions a message keeps taken: a node would have to sleep through as many changes of one message to take one twice. */
const REVISIONS_KEPT = 500;

/** The only place where messages are written. What else follows from a message is made good from it, as often as needed: `followUp`. */
export class MessageLog {
  constructor(
    private readonly collections: Collections,
    private readonly revisions: RevisionQueue,
    private readonly announce: Announce,
    private readonly publisher: Publisher,
  ) {}

  async append(said: Said): Promise<{ document: MessageDocument; created: boolean }> {
    const appended = await this.revisions.next(said.conversationId, async (head, attempt) => {
      // The first time the unique index alone tells of an earlier send: nearly always there was none.
      const earlier = attempt === 0 ? null : await this.byClientId(said);
      if (earlier !== null) return { document: earlier, created: false };
      if (said.system === null && !(await this.isThere(said))) {
        const before = await this.byClientId(said);
        if (before === null) throw new NotMember();
        return { document: before, created: false };
      }
      const document = await this.drawUp(said, head);
      await this.collections.messages.insertOne(document);
      return { document, created: true };
    });
    if (appended.document.outbox.length > 0) await this.followUp(appended.document);
    if (appended.created) this.publisher.publish('messages', appended.document, appended.document.outbox);
    return appended;
  }

  byClientId({ conversationId, senderId, clientId }: SentBefore) {
    return this.collections.messages.findOne({ conversationId, senderId, clientId });
  }

  async change(
    reference: MessageReference,
    change: (message: MessageRow) => MessageChange | null,
    actorId: string,
    { pinned }: ChangeLimits = {},
  ): Promise<MessageDocument> {
    const { messages } = this.collections;
    if ((await messages.findOne(messageAt(reference), { projection: { _id: 1 } })) === null) throw new NotFound('This message');
    const { document, entries } = await this.revisions.next(reference.conversationId, async (head) => {
      const before = await messages.findOne(messageAt(reference));
      // The index refuses a revision that another message has taken, but not one that this message took itself.
      if (before === null || before.revision > head.revision) return undefined;
      const message = messageRow(before);
      const changes = change(message);
      if (changes === null) return { document: before, entries: [] };
      if (pinned !== undefined && isPin(message, changes)) await this.requireRoomForPin(reference.conversationId, pinned);
      const revision = head.revision + 1;
      const kind = kindOfChange(message, changes);
      const entry = this.announce(messageChanged(reference, revision, actorId, kind, toldBesides(message, changes, kind)));
      const after = await messages.findOneAndUpdate(
        { ...messageAt(reference), revision: before.revision },
        {
          $set: { ...changes, revision, headNumber: head.number, headCounted: head.counted },
          $push: { revisions: { $each: [revision], $slice: -REVISIONS_KEPT }, outbox: entry },
        },
        { returnDocument: 'after' },
      );
      return after === null ? undefined : { document: after, entries: [entry] };
    });
    if (entries.length > 0) await Promise.all([this.raiseHead(document), this.keepDeletions(document, entries)]);
    this.publisher.publish('messages', document, entries);
    return document;
  }

  /** Counted once the head is known: another pin meanwhile takes the revision, and this is asked again. */
  private async requireRoomForPin(conversationId: string, limit: number): Promise<void> {
    const pinned = await this.collections.messages.countDocuments({ conversationId, pinnedAt: { $gt: new Date(0) } });
    if (pinned >= limit) throw new TooManyPinned(limit);
  }

  /** What a message means for other documents: all of it only ever raises something, so that it may be done late, twice and in any order. */
  async followUp(message: MessageDocument): Promise<void> {
    await Promise.all([this.raiseHead(message), this.readOwn(message), this.keepDeletions(message, message.outbox)]);
  }

  private keepDeletions(message: MessageDocument, entries: readonly OutboxEntry[]): Promise<void> {
    return keepDeletions(this.collections.deletions, message, entries);
  }

  private async raiseHead({ conversationId, number, revision, headNumber, headCounted, threadRoot, sentAt }: MessageDocument) {
    await this.collections.conversations.updateOne(
      { _id: conversationId },
      {
        $max: {
          number: headNumber,
          revision,
          counted: headCounted,
          lastMessageAt: sentAt,
          changedAt: new Date(),
          ...(threadRoot === MAIN_LINE ? { lastInMainLine: number } : {}),
        },
      },
    );
  }

  /** Who says something has read up to it: the main line, or the thread. */
  private async readOwn({
    conversationId,
    number,
    counted,
    senderId,
    sentAt,
    system,
    threadRoot,
    threadCounted,
  }: MessageDocument) {
    if (system !== null) return;
    const { members, messages, threadsRead } = this.collections;
    if (threadRoot === MAIN_LINE || threadCounted === null) {
      await advancePointer(members, conversationId, senderId, 'READ', { number, counted, at: sentAt }, []);
      return;
    }
    await Promise.all([
      messages.updateOne(messageAt({ conversationId, number: threadRoot }), {
        $max: { replyCount: threadCounted, lastReplyAt: sentAt },
      }),
      upserting(() =>
        threadsRead.updateOne(
          { _id: `${senderId}-${conversationId}-${threadRoot}`, userId: senderId },
          { $max: { threadCounted }, $setOnInsert: { conversationId, root: threadRoot, outbox: [] } },
          { upsert: true },
        ),
      ),
    ]);
  }

  /**
   * Asked once the head is known. Whoever is removed has left before the message that tells of it is written, so a head with that message in it
   * finds them gone; and what rests on an older head is refused the revision that the message has taken.
   */
  private async isThere({ conversationId, senderId: userId }: Said): Promise<boolean> {
    const where = { ...memberAt({ conversationId, userId }), leftAt: null };
    return (await this.collections.members.findOne(where, { projection: { _id: 1 } })) !== null;
  }

  private async drawUp(said: Said, head: HeadInTime): Promise<MessageDocument> {
    const { conversationId, threadRoot, system } = said;
    // Its first message tells of its beginning: until then nobody was told that it is there.
    if (head.number === 0 && system === null) throw new NotFound('This conversation');
    const threadCounted = threadRoot === null ? null : await this.nextInThread({ conversationId, number: threadRoot });
    const number = head.number + 1;
    const revision = head.revision + 1;
    const counted = head.counted + (system === null && threadRoot === null ? 1 : 0);
    const message = {
      ...said,
      number,
      revision,
      counted,
      sentAt: new Date(Math.max(Date.now(), head.lastMessageAt.getTime())),
      edits: [],
      editedAt: null,
      deletedAt: null,
      deletedBy: null,
      pinnedAt: null,
      pinnedBy: null,
      reactions: [],
      archivedAt: null,
      threadCounted,
    };
    return {
      ...message,
      ...messageAt(message),
      revisions: [revision],
      headNumber: number,
      headCounted: counted,
      threadRoot: threadRoot ?? MAIN_LINE,
      replyCount: 0,
      lastReplyAt: null,
      outbox: [this.announce(messageSent(message))],
    };
  }

  /** Exact, though another node may reply just now: then that one takes the revision, and this is asked again. */
  private async nextInThread(root: MessageReference): Promise<number> {
    const { messages } = this.collections;
    const [found, last] = await Promise.all([
      messages.findOne({ ...messageAt(root), threadRoot: MAIN_LINE }, { projection: { number: 1 } }),
      messages.findOne(
        { conversationId: root.conversationId, threadRoot: root.number },
        { sort: { number: -1 }, projection: { threadCounted: 1 } },
      ),
    ]);
    if (found === null) throw new NotFound('This message');
    return (last?.threadCounted ?? 0) + 1;
  }
}
