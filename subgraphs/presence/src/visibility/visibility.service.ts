import type { Events, LoggedEvent } from '@parley/schema/events';
import type { Announcer } from '../announcer.ts';
import type { CallService } from '../call/call.service.ts';
import type { PresenceService } from '../presence/presence.service.ts';
import type { TypingService } from '../typing/typing.service.ts';

export interface VisibilityServiceOptions {
  announcer: Announcer;
  presences: PresenceService;
  typing: TypingService;
  calls: CallService;
}

/** An event that comes later than this, as when the log is written again, finds subscriptions that have been opened again meanwhile. */
const FRESH_FOR_MS = 300_000;

/**
 * What others announce and people who watch others must feel at once: their subscriptions are opened again, so that they see whom they may see
 * now. Of a membership only the person themselves is told: everybody else in a large channel opens theirs again within a minute anyway.
 */
export class VisibilityService {
  constructor(private readonly options: VisibilityServiceOptions) {}

  async handle(event: LoggedEvent): Promise<void> {
    const { presences, calls } = this.options;
    if (event.name === 'account.erased') {
      await presences.forget(event.payload.userId);
      await calls.forget(event.payload.userId);
    }
    if (Date.now() - Date.parse(event.at) > FRESH_FOR_MS) return;
    switch (event.name) {
      case 'person.blocked':
      case 'person.unblocked':
      case 'contact.removed':
        return this.wake(event.payload.byUserId, event.payload.userId);
      case 'contact.accepted':
        return this.wake(event.payload.fromUserId, event.payload.toUserId);
      case 'membership.changed':
        return this.follow(event.payload);
      case 'account.changed':
        return presences.retell(event.payload.userId);
    }
  }

  /** Who has read on, or become something else there, sees whom they saw, and may be typing. */
  private async follow({ conversationId, userId, change }: Events['membership.changed']): Promise<void> {
    if (change === 'left') await this.options.typing.end(userId, conversationId);
    if (change !== 'changed') await this.wake(userId);
  }

  private async wake(...userIds: string[]): Promise<void> {
    await Promise.all(userIds.map((userId) => this.options.announcer.tell('presence/visibility', userId, { userId })));
  }
}
