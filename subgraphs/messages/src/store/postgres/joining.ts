import type { Database } from '@parley/kit/database';
import type { Outbox } from '@parley/kit/outbox';
import { defaultLevel } from '../default-level.ts';
import { ConversationIsFull } from '../errors.ts';
import type { ConversationRow, MemberRole, MemberRow } from '../rows.ts';
import type { MemberStore } from '../store.ts';
import { Member } from './entities.ts';
import { announceMembership, countJoined, insertMembers } from './memberships.ts';
import { tell } from './system-message.ts';

export function createJoin(database: Database, outbox: Outbox): MemberStore['join'] {
  return (conversationId, people, limit, told) =>
    tell(database, outbox, conversationId, told, async (conversation) => {
      const userIds = [...new Set(people.map(({ userId }) => userId))];
      const known = await database.em.find(Member, { conversationId, userId: { $in: userIds } }, { disableIdentityMap: true });
      const former = new Map(known.map((member) => [member.userId, member]));
      const roles = new Map(people.map(({ userId, role }) => [userId, role]));
      const joining = [...roles]
        .filter(([userId]) => former.get(userId)?.leftAt !== null)
        .map(([userId, role]) => ({ userId, role }));
      if (joining.length === 0) return null;
      if (conversation.memberCount + joining.length > limit) throw new ConversationIsFull(limit);

      const strangers = joining.filter(({ userId }) => !former.has(userId));
      await insertMembers(database, conversationId, strangers, {
        joinedNumber: conversation.number,
        readCounted: conversation.counted,
        hiddenUpTo: hiddenFromNew(conversation),
        level: defaultLevel(conversation.kind),
      });
      for (const { userId, role } of joining) {
        const member = former.get(userId);
        if (member !== undefined) await comeBack(database, conversation, member, role);
      }
      await countJoined(database, conversationId, joining.length);
      await announceMembership(outbox, conversationId, joining, 'joined');
      return told.event.kind === 'joined' ? { kind: 'joined', userIds: joining.map(({ userId }) => userId) } : told.event;
    });
}

/** Where history is not shown, what was said meanwhile is hidden, and counts as read. */
async function comeBack({ em }: Database, conversation: ConversationRow, member: MemberRow, role: MemberRole): Promise<void> {
  const { conversationId, userId, readNumber } = member;
  const hiddenUpTo = hiddenFromNew(conversation);
  const pointers =
    hiddenUpTo > readNumber
      ? { joinedNumber: hiddenUpTo, readNumber: hiddenUpTo, readCounted: conversation.counted, deliveredNumber: hiddenUpTo }
      : {};
  await em.nativeUpdate(
    Member,
    { conversationId, userId },
    { role, joinedAt: new Date(), leftAt: null, archivedAt: null, hiddenUpTo, ...pointers },
  );
}

const hiddenFromNew = ({ historyForNewMembers, number }: ConversationRow) => (historyForNewMembers ? 0 : number);
