import type { Database } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import type { Events } from '@parley/schema/events';
import type { MemberRole, NotificationLevel } from '../rows.ts';
import { Member } from './entities.ts';

/** Where the conversation stood when someone joined it, what of it they are not shown, and what they are notified of at first. */
export interface Joining {
  joinedNumber: number;
  readCounted: number;
  hiddenUpTo: number;
  level: NotificationLevel;
}

/** Within a transaction: people who never were members before. What was said before counts as read. */
export async function insertMembers(
  { em }: Database,
  conversationId: string,
  people: readonly { userId: string; role: MemberRole }[],
  { joinedNumber, readCounted, hiddenUpTo, level }: Joining,
): Promise<void> {
  if (people.length === 0) return;
  const joinedAt = new Date();
  await em.insertMany(
    Member,
    people.map(({ userId, role }) => ({
      conversationId,
      userId,
      role,
      joinedAt,
      leftAt: null,
      joinedNumber,
      hiddenUpTo,
      readNumber: joinedNumber,
      readCounted,
      readAt: null,
      deliveredNumber: joinedNumber,
      deliveredAt: null,
      mutedUntil: null,
      pinnedAt: null,
      archivedAt: null,
      level,
      nickname: null,
    })),
  );
}

/** Within a transaction: tells each of these people's own devices; those who joined or left by another topic than who was there and stays. */
export async function announceMembership(
  outbox: Outbox,
  conversationId: string,
  people: readonly { userId: string }[],
  change: Events['membership.changed']['change'],
): Promise<void> {
  for (const { userId } of people) {
    await outbox.add({
      name: 'membership.changed',
      key: conversationId,
      payload: { conversationId, userId, change },
      topic: { kind: change === 'changed' ? 'messages/own' : 'messages/memberships', id: userId },
    });
  }
}

/** Within a transaction that holds the conversation's row. */
export async function countJoined({ em }: Database, conversationId: string, people: number): Promise<void> {
  await em.execute('update conversation set member_count = member_count + ? where id = ?', [people, conversationId]);
}

/** Likewise. What somebody sends meanwhile waits for the row, and sees by `departures` that it has to look again who is there. */
export async function countDeparture({ em }: Database, conversationId: string): Promise<void> {
  await em.execute('update conversation set member_count = member_count - 1, departures = departures + 1 where id = ?', [
    conversationId,
  ]);
}
