import type { ConversationChanges } from './conversation-changes.ts';
import type { MessageLog } from './message-log.ts';
import type { Collections } from './mongo-database.ts';
import { keepMove } from './pointers.ts';
import type { Publisher } from './publisher.ts';

export interface LeftoversOptions {
  collections: Collections;
  changes: ConversationChanges;
  log: MessageLog;
  publisher: Publisher;
  /** What waits for so long was left behind: its own process would have seen to it. */
  leftAfterMs: number;
}

const PAGE = 200;

/** What a crash left half done, or what could not be published: is carried out, and then waits for its publication. True when there may be more. */
export async function takeUpLeftovers({ collections, changes, log, publisher, leftAfterMs }: LeftoversOptions): Promise<boolean> {
  const before = new Date(Date.now() - leftAfterMs);
  const conversations = await collections.conversations
    .find({ 'pending.at': { $lt: before } }, { projection: { _id: 1 }, limit: PAGE })
    .toArray();
  for (const { _id } of conversations) await changes.requireSettled(_id);

  const members = await collections.members.find({ 'outbox.at': { $lt: before } }, { limit: PAGE }).toArray();
  for (const member of members) {
    for (const entry of member.outbox) await keepMove(collections.moves, entry);
    publisher.publish('members', member, member.outbox);
  }

  const messages = await collections.messages.find({ 'outbox.at': { $lt: before } }, { limit: PAGE }).toArray();
  for (const message of messages) {
    await log.followUp(message);
    publisher.publish('messages', message, message.outbox);
  }
  return [conversations, members, messages].some(({ length }) => length === PAGE);
}
