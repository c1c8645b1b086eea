import type { EventLog } from '@parley/kit/event-log/event-log';
import type { Log } from '@parley/kit/log';
import { envelopeOf, publishEnvelope } from '@parley/kit/topics';
import type { LoggedEvent } from '@parley/schema/events';
import type { Cluster, Redis } from 'ioredis';
import { isDuplicate, unlessThere, upserting } from './duplicate.ts';
import type { Collections } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

export interface PublisherOptions {
  collections: Collections;
  /** The stream of the event log that this subgraph writes: its name. */
  stream: string;
  eventLog: EventLog;
  redis: Redis | Cluster;
  log: Log;
}

/** The collections whose documents carry entries. */
export type Carrier = 'members' | 'messages' | 'threadsRead';

interface Waiting {
  carrier: Carrier;
  documentId: string;
  conversationId: string;
  entry: OutboxEntry;
}

const CARRIERS: readonly Carrier[] = ['messages', 'members', 'threadsRead'];
const BATCH = 200;
/** Beyond so many nothing more is kept in memory: the sweeper finds it in its documents. */
const MOST_WAITING = 20_000;
const KEPT_MS = 86_400_000;
const RESTORE_ALONE_MS = 60_000;

/**
 * Publishes the entries of documents and pulls them out of there. What was published is kept for a day in a collection of its own, under the
 * number by which the event log remembers it: when the log has lost its memory, it is published again.
 */
export class Publisher {
  private readonly waiting = new Map<string, Waiting>();
  private lastNumber: number | null = null;
  onWaiting: () => void = () => undefined;

  constructor(private readonly options: PublisherOptions) {}

  /** The document stands in the database with these entries, and all that had to follow before others hear of it is done. */
  publish(carrier: Carrier, document: { _id: string; conversationId: string }, entries: readonly OutboxEntry[]): void {
    const { _id: documentId, conversationId } = document;
    if (entries.length === 0 || this.waiting.size >= MOST_WAITING) return;
    for (const entry of entries) this.waiting.set(entry.id, { carrier, documentId, conversationId, entry });
    this.onWaiting();
  }

  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** False when nothing waits any more. After a failure nothing is kept in memory: the sweeper finds it in its documents. */
  async publishBatch(): Promise<boolean> {
    const batch: Waiting[] = [];
    for (const waiting of this.waiting.values()) {
      if (batch.push(waiting) === BATCH) break;
    }
    if (batch.length === 0) return false;
    try {
      await this.write(batch);
    } catch (error) {
      this.waiting.clear();
      throw error;
    }
    for (const { entry } of batch) this.waiting.delete(entry.id);
    return this.isWaiting;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const { collections, stream, eventLog, redis } = this.options;
    // Before anything new raises the log's marker: after that nobody could tell that it has lost something.
    if (this.lastNumber === null || !(await eventLog.remembers(stream, this.lastNumber))) await this.restoreLostLog();
    const last = await this.takeNumbers(batch.length);
    const at = new Date();
    const published = batch.map(({ entry }, index) => ({
      _id: entry.id,
      number: last - batch.length + 1 + index,
      at,
      event: eventOf(entry),
    }));
    await eventLog.append(stream, published);
    this.lastNumber = last;
    await Promise.all(
      batch.flatMap(({ entry: { id, topic, at, payload } }) => {
        if (topic === null) return [];
        return publishEnvelope(redis, envelopeOf({ id, topic, at: at.toISOString(), payload }));
      }),
    );
    await unlessThere(collections.published.insertMany(published, { ordered: false }));
    await Promise.all(CARRIERS.map((carrier) => this.pull(carrier, batch)));
  }

  private async pull(carrier: Carrier, batch: readonly Waiting[]): Promise<void> {
    const mine = batch.filter((waiting) => waiting.carrier === carrier);
    if (mine.length === 0) return;
    const where = {
      _id: { $in: mine.map(({ documentId }) => documentId) },
      conversationId: { $in: [...new Set(mine.map(({ conversationId }) => conversationId))] },
    };
    const pull = { $pull: { outbox: { id: { $in: mine.map(({ entry }) => entry.id) } } } };
    const { collections } = this.options;
    if (carrier === 'messages') await collections.messages.updateMany(where, pull);
    else if (carrier === 'members') await collections.members.updateMany(where, pull);
    else await collections.threadsRead.updateMany(where, pull);
  }

  /** Gives the last of so many. */
  private async takeNumbers(count: number): Promise<number> {
    const { singletons } = this.options.collections;
    const taken = await upserting(() =>
      singletons.findOneAndUpdate({ _id: 'published' }, { $inc: { number: count } }, { upsert: true, returnDocument: 'after' }),
    );
    return taken?.number ?? count;
  }

  /**
   * Publishes the last day again where the log has lost it; pub/sub hears nothing of it, for the live side heals itself from positions. One
   * node does it. Rejects on the others, which publish nothing new until it is done.
   */
  async restoreLostLog(): Promise<void> {
    const { collections, stream, eventLog, log } = this.options;
    const last = await collections.published.findOne({}, { sort: { number: -1 }, projection: { number: 1 } });
    if (last === null || (await eventLog.remembers(stream, last.number))) return;
    await this.holdRestoring(async () => {
      log.warn({ stream }, 'The event log has lost its memory: publishing the last day again');
      let number = 0;
      for (;;) {
        const page = await collections.published
          .find({ number: { $gt: number }, at: { $gt: new Date(Date.now() - KEPT_MS) } })
          .sort({ number: 1 })
          .limit(BATCH)
          .toArray();
        const lastOfPage = page.at(-1);
        if (lastOfPage === undefined) return;
        await eventLog.append(stream, page);
        number = lastOfPage.number;
      }
    });
  }

  /** A node that dies at it lets the others have it after a while. */
  private async holdRestoring(work: () => Promise<void>): Promise<void> {
    const { singletons } = this.options.collections;
    const now = Date.now();
    try {
      const until = new Date(now + RESTORE_ALONE_MS);
      await singletons.updateOne({ _id: 'restoring', until: { $lte: new Date(now) } }, { $set: { until } }, { upsert: true });
    } catch (error) {
      if (isDuplicate(error)) throw new Error('Another node is filling the event log again');
      throw error;
    }
    try {
      await work();
    } finally {
      await singletons.updateOne({ _id: 'restoring' }, { $set: { until: new Date(now) } });
    }
  }

  async forgetOld(): Promise<void> {
    await this.options.collections.published.deleteMany({ at: { $lt: new Date(Date.now() - KEPT_MS) } });
  }
}

function eventOf({ id, name, key, at, payload }: OutboxEntry): LoggedEvent {
  return { id, name, key, at: at.toISOString(), payload } as LoggedEvent;
}
