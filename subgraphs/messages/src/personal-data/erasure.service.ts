import type { LoggedEvent } from '@parley/schema/events';
import { TOMBSTONE } from '../message/writing.service.ts';
import { LastOwner } from '../store/errors.ts';
import type { ConversationRow, MemberRow, MessageReference, MessageRow, SystemEvent } from '../store/rows.ts';
import type { Announcement, MemberPreferences, MessageChange, MessagesStore } from '../store/store.ts';

const PAGE = 100;
/** Messages of one conversation wait for each other anyway. */
const AT_ONCE = 8;

/** Each step is told under a name of its own, so that a second attempt tells nothing twice. */
type Tell = (step: string, event: SystemEvent) => Announcement;

const NO_PREFERENCES: MemberPreferences = { mutedUntil: null, pinnedAt: null, archivedAt: null, level: 'ALL', nickname: null };

/**
 * Forgets a person whose account was erased. All that they said becomes a tombstone without earlier wordings, as if they had deleted it, so that
 * the numbers, threads and quotes of the others hold; what they kept for themselves goes, and they leave every conversation. In direct ones
 * their place stays, so that the other still sees that it was a conversation of two. Reactions, system messages and reading times stay under
 * an id that names nobody any more. Each step is one that was done before or is done now, so it may be begun again at any time.
 */
export class ErasureService {
  constructor(private readonly store: MessagesStore) {}

  async handle(event: LoggedEvent): Promise<void> {
    if (event.name === 'account.erased') await this.erase(event.payload.userId, event.id);
  }

  /** Leaving comes first: after it nothing more is said. */
  private async erase(userId: string, eventId: string): Promise<void> {
    const tell: Tell = (step, event) => ({ actorId: userId, clientId: `${eventId}/${step}`, event });
    for (const member of await this.store.members.membershipsOf(userId)) await this.leave(member, tell);
    for (let after: MessageReference | null = null; ; ) {
      const rows = await this.store.messages.saidBy(userId, { limit: PAGE, after });
      await this.empty(rows.slice(0, PAGE));
      if (rows.length <= PAGE) break;
      after = rows[PAGE - 1] ?? null;
    }
    await this.store.notes.erase(userId);
  }

  private async leave({ conversationId, userId }: MemberRow, tell: Tell): Promise<void> {
    const { conversations, members } = this.store;
    const [conversation] = await conversations.byIds([conversationId]);
    await members.setPreferences(conversationId, userId, NO_PREFERENCES);
    if (conversation === undefined || conversation.kind === 'DIRECT') return;
    await this.putDown(conversation, userId, tell);
    const told = tell('left', { kind: 'left', userId });
    try {
      await members.leave(conversationId, userId, told);
    } catch (error) {
      if (!(error instanceof LastOwner)) throw error;
      await this.handOver(conversationId, userId, tell);
      await members.leave(conversationId, userId, told);
    }
  }

  /** A business chat that the person had taken on is free for the next agent. */
  private async putDown({ id, assigneeId }: ConversationRow, userId: string, tell: Tell): Promise<void> {
    if (assigneeId !== userId) return;
    await this.store.conversations.change(id, { assigneeId: null }, tell('unassigned', { kind: 'assigned', userId: null }));
  }

  /** To whoever has been there longest, among the admins where there are some. */
  private async handOver(conversationId: string, userId: string, tell: Tell): Promise<void> {
    const { members } = this.store;
    for (const role of ['ADMIN', 'MEMBER'] as const) {
      const candidates = await members.pagesOf([conversationId], role, { limit: PAGE, after: null });
      const [heir] = candidates.sort((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime());
      if (heir === undefined) continue;
      const told = tell('owner', { kind: 'roleChanged', userId: heir.userId, role: 'OWNER' });
      await members.transferOwnership(conversationId, userId, heir.userId, told);
      return;
    }
    throw new LastOwner();
  }

  private async empty(messages: readonly MessageRow[]): Promise<void> {
    const waiting = messages.filter((message) => emptied(message) !== null);
    const work = async () => {
      for (let message = waiting.pop(); message !== undefined; message = waiting.pop()) {
        await this.store.messages.change(message, emptied, message.senderId);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
}

/** What becomes of it; null for what holds nothing of the person, or not any more. */
function emptied({ system, body, edits, deletedAt, deletedBy, senderId }: MessageRow): MessageChange | null {
  if (system !== null || (deletedAt !== null && body === '' && edits.length === 0)) return null;
  return { ...TOMBSTONE, deletedAt: deletedAt ?? new Date(), deletedBy: deletedBy ?? senderId };
}
