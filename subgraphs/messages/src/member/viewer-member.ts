import type { ConversationRow, MemberRow } from '../store/rows.ts';
import type { ViewerMember } from './member.type.ts';

/** Arithmetic on two counters, so that it is right whatever the order in which messages and readings came. */
export function unreadOf({ counted }: ConversationRow, { readCounted }: MemberRow): number {
  return Math.max(0, counted - readCounted);
}

export function toViewerMember(conversation: ConversationRow, member: MemberRow): ViewerMember {
  const { role, joinedAt, readNumber, mutedUntil, pinnedAt, archivedAt, level, nickname } = member;
  return {
    role,
    joinedAt,
    unread: unreadOf(conversation, member),
    lastReadNumber: readNumber,
    mutedUntil,
    pinned: pinnedAt !== null,
    archived: archivedAt !== null,
    level,
    nickname,
  };
}
