import type { ConversationRow, MemberRow, MessageRow } from '../store/rows.ts';
import type { Concern } from '../store/store.ts';

/** Why a message is for somebody. SUBJECT: it tells what happened to them. */
export type Because = 'DIRECT' | 'MENTION' | 'EVERYONE' | 'HERE' | 'THREAD' | 'MEMBER' | 'SUBJECT';

/** A message with its conversation and, where it is a reply, all who have said something in its thread. */
export interface MessageInPlace {
  message: MessageRow;
  conversation: ConversationRow;
  inThread: ReadonlySet<string>;
}

/** Whom to look for among the members. */
export function concernOf({ message, conversation, inThread }: MessageInPlace): Pick<Concern, 'named' | 'besides'> {
  if (message.system !== null) return subjectsOf(message.system, conversation);
  const { everyone, here, userIds } = message.mentions;
  if (everyone || here || conversation.kind === 'DIRECT') return { named: [], besides: 'EVERYONE' };
  return { named: [...userIds, ...inThread], besides: 'LISTENERS' };
}

/** All that applies to one of them. */
export function becauseOf({ message, conversation, inThread }: MessageInPlace, { userId, level }: MemberRow): Because[] {
  if (message.system !== null) return ['SUBJECT'];
  const { everyone, here, userIds } = message.mentions;
  const reasons: [Because, boolean][] = [
    ['DIRECT', conversation.kind === 'DIRECT'],
    ['MENTION', userIds.includes(userId)],
    ['EVERYONE', everyone],
    ['HERE', here],
    ['THREAD', inThread.has(userId)],
    ['MEMBER', level === 'ALL'],
  ];
  return reasons.filter(([, applies]) => applies).map(([because]) => because);
}

/** Those to whom something has happened that they may want to know of: they were let in, or called. */
function subjectsOf(system: NonNullable<MessageRow['system']>, { kind }: ConversationRow): Pick<Concern, 'named' | 'besides'> {
  if (system.kind === 'created') return { named: [], besides: kind === 'DIRECT' ? 'NOBODY' : 'EVERYONE' };
  if (system.kind === 'joined' || system.kind === 'callMissed') return { named: system.userIds, besides: 'NOBODY' };
  return { named: [], besides: 'NOBODY' };
}
