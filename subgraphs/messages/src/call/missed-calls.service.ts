import type { Events, LoggedEvent } from '@parley/schema/events';
import type { MessagesStore } from '../store/store.ts';

/**
 * Puts calls that nobody took into the conversations that they were for, once for each call: an event that comes again finds its message there. Only a
 * caller who is a member tells anything, and only of members; a conversation that is archived takes nothing new.
 */
export class MissedCallsService {
  constructor(private readonly store: MessagesStore) {}

  async handle(event: LoggedEvent): Promise<void> {
    if (event.name === 'call.missed') await this.tell(event.payload, event.id);
  }

  private async tell({ conversationId, callerId, missedBy }: Events['call.missed'], eventId: string): Promise<void> {
    const { conversations, members } = this.store;
    const [conversation] = await conversations.byIds([conversationId]);
    if (conversation === undefined || conversation.archivedAt !== null) return;
    const present = await members.byKeys([callerId, ...missedBy].map((userId) => ({ conversationId, userId })));
    const there = new Set(present.map(({ userId }) => userId));
    const userIds = [...new Set(missedBy)].filter((userId) => userId !== callerId && there.has(userId));
    if (!there.has(callerId) || userIds.length === 0) return;
    const told = { actorId: callerId, clientId: `${eventId}/missed`, event: { kind: 'callMissed', userIds } as const };
    await conversations.change(conversationId, {}, told);
  }
}
