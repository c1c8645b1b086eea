import { setTimeout as sleep } from 'node:timers/promises';
import { NotFound, Unavailable } from '@parley/kit/errors';
import type { Head } from '../rows.ts';
import { isDuplicate } from './duplicate.ts';
import { KeyedQueue } from './keyed-queue.ts';
import type { Collections } from './mongo-database.ts';

export interface HeadInTime extends Head {
  /** No message is younger. */
  lastMessageAt: Date;
}

const ATTEMPTS = 200;

/**
 * Gives each change of a conversation its revision. A write takes the revision behind the highest that is known and rests on the head that was
 * reached with it; the unique index refuses it when another node was quicker, and then it is asked again with the head of that one. So every
 * revision rests on the one before, without gaps. Within this process the writes of one conversation queue, so that only nodes collide.
 */
export class RevisionQueue {
  private readonly queue = new KeyedQueue();

  constructor(private readonly collections: Pick<Collections, 'conversations' | 'messages'>) {}

  /** `write` gives undefined when what it met has changed meanwhile, and is asked again then too. */
  next<Result>(
    conversationId: string,
    write: (head: HeadInTime, attempt: number) => Promise<Result | undefined>,
  ): Promise<Result> {
    return this.queue.run(conversationId, async () => {
      let head = await this.projectedHead(conversationId);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          const result = await write(head, attempt);
          if (result !== undefined) return result;
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
        if (attempt > 1) await sleep(Math.random() * Math.min(2 ** attempt, 32));
        head = await this.trueHead(conversationId, head.lastMessageAt);
      }
      throw new Unavailable('A place in this conversation');
    });
  }

  /** As high as the head of every change that was acknowledged; at times lower than the true one, when a change is under way or its process died. */
  private async projectedHead(conversationId: string): Promise<HeadInTime> {
    const head = await this.collections.conversations.findOne(
      { _id: conversationId },
      { projection: { number: 1, revision: 1, counted: 1, lastMessageAt: 1 } },
    );
    if (head === null) throw new NotFound('This conversation');
    return head;
  }

  private async trueHead(conversationId: string, lastMessageAt: Date): Promise<HeadInTime> {
    const last = await this.collections.messages.findOne(
      { conversationId },
      { sort: { revision: -1 }, projection: { revision: 1, headNumber: 1, headCounted: 1, sentAt: 1 } },
    );
    if (last === null) return { number: 0, revision: 0, counted: 0, lastMessageAt };
    return {
      number: last.headNumber,
      revision: last.revision,
      counted: last.headCounted,
      lastMessageAt: last.sentAt > lastMessageAt ? last.sentAt : lastMessageAt,
    };
  }
}
