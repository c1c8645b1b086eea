import type { Log } from '@parley/kit/log';
import type { ConversationChanges } from './conversation-changes.ts';
import type { MessageLog } from './message-log.ts';
import type { Collections } from './mongo-database.ts';
import { keepMove } from './pointers.ts';
import type { Publisher } from './publisher.ts';
import { isAway } from './unavailable.ts';

export interface LeftoversOptions {
  collections: Collections;
  changes: ConversationChanges;
  messageLog: MessageLog;
  publisher: Publisher;
  log: Log;
  /** What waits for so long was left behind: its own process would have seen to it. */
  leftAfterMs: number;
}

const PAGE = 200;

/**
 * What a crash left half done, or what could not be published: is carried out, and then waits for its publication. True when there may be
 * more. What fails is left for the next time, and keeps nothing else waiting.
 */
export async function takeUpLeftovers(options: LeftoversOptions): Promise<boolean> {
  const { collections, changes, messageLog, publisher, log, leftAfterMs } = options;
  const before = new Date(Date.now() - leftAfterMs);
  const waiting = { 'outbox.at': { $lt: before } };

  const each = async <Left extends { _id: string }>(left: readonly Left[], takeUp: (left: Left) => Promise<void>) => {
    let done = 0;
    for (const document of left) {
      try {
        await takeUp(document);
        done++;
      } catch (error) {
        if (isAway(error)) throw error;
        log.error({ err: error, document: document._id }, 'What was left behind could not be carried out');
      }
    }
    return left.length === PAGE && done > 0;
  };

  const conversations = await collections.conversations.find({ 'pending.at': { $lt: before } }, { limit: PAGE }).toArray();
  const more = [
    await each(conversations, async ({ _id }) => {
      await changes.requireSettled(_id);
    }),
    await each(await collections.members.find(waiting, { limit: PAGE }).toArray(), async (member) => {
      for (const entry of member.outbox) await keepMove(collections.moves, entry);
      publisher.publish('members', member, member.outbox);
    }),
    await each(await collections.messages.find(waiting, { limit: PAGE }).toArray(), async (message) => {
      await messageLog.followUp(message);
      publisher.publish('messages', message, message.outbox);
    }),
    await each(await collections.threadsRead.find(waiting, { limit: PAGE }).toArray(), async (read) => {
      publisher.publish('threadsRead', read, read.outbox);
    }),
  ];
  return more.includes(true);
}
