import type { Events } from '@parley/schema/events';
import type { Pointer } from '../store.ts';
import { unlessThere } from './duplicate.ts';
import { type MemberDocument, memberAt } from './member.document.ts';
import type { Collections, Filter } from './mongo-database.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** A message that somebody has come to. */
export interface Reached {
  number: number;
  counted: number;
  at: Date;
}

/**
 * Moves one pointer of a present member forward, whatever else moves it at the same time; null when it is there already or nobody is there.
 * `told` goes into the same write.
 */
export async function advancePointer(
  members: Collections['members'],
  conversationId: string,
  userId: string,
  kind: Pointer['kind'],
  reached: Reached,
  told: OutboxEntry[],
): Promise<MemberDocument | null> {
  const where: Filter<MemberDocument> = { ...memberAt({ conversationId, userId }), leftAt: null };
  for (;;) {
    const member = await members.findOne(where);
    if (member === null) return null;
    const { readNumber, deliveredNumber } = member;
    if (reached.number <= (kind === 'READ' ? readNumber : deliveredNumber)) return null;
    const moved = await members.findOneAndUpdate(
      { ...where, readNumber, deliveredNumber },
      {
        $set: {
          ...(kind === 'READ' ? { readNumber: reached.number, readCounted: reached.counted, readAt: reached.at } : {}),
          ...(deliveredNumber < reached.number ? { deliveredNumber: reached.number, deliveredAt: reached.at } : {}),
        },
        $push: { outbox: { $each: told } },
      },
      { returnDocument: 'after' },
    );
    if (moved !== null) return moved;
  }
}

/** That somebody has come so far, and when, as the announcement of it says: kept for ever, and once. */
export async function keepMove(moves: Collections['moves'], { name, at, payload }: OutboxEntry): Promise<void> {
  if (name !== 'receipt.moved') return;
  const { conversationId, userId, kind, number } = payload as Events['receipt.moved'];
  const _id = `${conversationId}-${userId}-${kind}-${number}`;
  await unlessThere(moves.insertOne({ _id, conversationId, userId, kind, number, at }));
}
