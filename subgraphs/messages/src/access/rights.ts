import type { Viewer } from '@parley/kit/passport';
import type { ConversationRow, MemberRole, MemberRow, MessageRow } from '../store/rows.ts';

const RANK: Record<MemberRole, number> = { OWNER: 3, ADMIN: 2, AGENT: 2, MEMBER: 1, CUSTOMER: 1 };

/** Whoever looks after a conversation: its owners and admins, and the agents of a business chat. */
export function manages({ role }: MemberRow): boolean {
  return RANK[role] >= RANK.ADMIN;
}

export function outranks(one: MemberRow, other: MemberRow): boolean {
  return RANK[one.role] > RANK[other.role];
}

/** What somebody may read of a conversation: a membership says so, and so does an audience (audience.ts). */
export type Sight = Pick<MemberRow, 'conversationId' | 'hiddenUpTo'>;

/** Members see what was said in their time, or all of it where the conversation shows its history. */
export function sees({ hiddenUpTo }: Sight, { number }: Pick<MessageRow, 'number'>): boolean {
  return number > hiddenUpTo;
}

/** Who is no member may know that a public channel exists, and what it is about; agents the same of business chats, which they take on. */
export function showsItsFaceTo(viewer: Viewer, { kind, isPublic }: ConversationRow): boolean {
  return (kind === 'CHANNEL' && isPublic) || (kind === 'BUSINESS' && isAgent(viewer));
}

export function isAgent({ roles }: Viewer): boolean {
  return roles.includes('AGENT');
}

/** One's own, and in groups and channels all for who manages them. An ADMIN of the platform likewise, where they are a member: nobody reads what is not for them. */
export function mayDelete(viewer: Viewer, { kind }: ConversationRow, member: MemberRow, { senderId }: MessageRow): boolean {
  if (senderId === viewer.id || viewer.roles.includes('ADMIN')) return true;
  return (kind === 'GROUP' || kind === 'CHANNEL') && manages(member);
}

/** Where few people talk, each of them pins; elsewhere who manages the conversation. */
export function mayPin({ kind }: ConversationRow, member: MemberRow): boolean {
  return kind === 'DIRECT' || kind === 'GROUP' || manages(member);
}
