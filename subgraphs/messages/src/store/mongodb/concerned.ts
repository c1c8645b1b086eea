import type { MemberRow } from '../rows.ts';
import type { Concern } from '../store.ts';
import { type MemberDocument, memberRow } from './member.document.ts';
import type { Collections, Filter } from './mongo-database.ts';

/** A page of those whom one message may concern. Each source is read by an index that has its order, so that a page of a large channel costs a page. */
export async function concernedBy(members: Collections['members'], message: Concern, limit: number): Promise<MemberRow[]> {
  const { conversationId, number, senderId, named, besides, after } = message;
  const read = (whom: Filter<MemberDocument>, userId: object): Promise<MemberDocument[]> =>
    members
      .find({
        ...whom,
        conversationId,
        userId,
        leftAt: null,
        joinedNumber: { $lt: number },
        hiddenUpTo: { $lt: number },
      })
      .sort({ userId: 1 })
      .limit(limit + 1)
      .toArray();
  const behind = { $gt: after ?? '', $ne: senderId };
  if (besides === 'EVERYONE') return (await read({}, behind)).map(memberRow);
  const wanted = named.filter((userId) => userId > (after ?? '') && userId !== senderId);
  const found = await Promise.all([
    besides === 'LISTENERS' ? read({ level: 'ALL' }, behind) : [],
    wanted.length === 0 ? [] : read({}, { $in: wanted }),
  ]);
  const byId = new Map(found.flat().map((member) => [member.userId, member]));
  const inOrder = [...byId.values()].sort((one, other) => (one.userId < other.userId ? -1 : 1));
  return inOrder.slice(0, limit + 1).map(memberRow);
}
