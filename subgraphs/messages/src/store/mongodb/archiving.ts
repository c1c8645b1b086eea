import type { ConversationDocument } from './conversation.document.ts';
import type { Collections } from './mongo-database.ts';

const DAY_MS = 86_400_000;

/**
 * Archives what is due in one conversation, `limit` at the most, and notes when the next one is. Numbers have no gaps and times do not fall,
 * so what is due stands right behind what is archived already. Each message is archived by one update that finds it unarchived, so that of
 * several nodes one counts it.
 */
export async function archiveConversation(
  { conversations, messages }: Pick<Collections, 'conversations' | 'messages'>,
  { _id: conversationId, archiveAfterDays, archivedNumber, archiveDueAt }: ConversationDocument,
  now: Date,
  limit: number,
): Promise<number> {
  const where = { _id: conversationId, archiveDueAt };
  if (archiveAfterDays === null) {
    await conversations.updateOne(where, { $set: { archiveDueAt: null } });
    return 0;
  }
  const keptMs = archiveAfterDays * DAY_MS;
  const next = await messages
    .find(
      { conversationId, number: { $gt: archivedNumber } },
      { sort: { number: 1 }, limit: limit + 1, projection: { number: 1, sentAt: 1 } },
    )
    .toArray();
  const fresh = next.findIndex(({ sentAt }) => sentAt.getTime() > now.getTime() - keptMs);
  const due = next.slice(0, fresh === -1 ? limit : Math.min(fresh, limit));
  const { modifiedCount } = await messages.updateMany(
    { conversationId, _id: { $in: due.map(({ _id }) => _id) }, archivedAt: null },
    { $set: { archivedAt: now } },
  );
  // A policy that was changed meanwhile has set another time, and stays due.
  await conversations.updateOne(where, {
    $set: { archiveDueAt: new Date((next[due.length]?.sentAt ?? now).getTime() + keptMs) },
    $max: { archivedNumber: due.at(-1)?.number ?? archivedNumber },
  });
  return modifiedCount;
}
