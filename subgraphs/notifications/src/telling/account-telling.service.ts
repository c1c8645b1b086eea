import type { LoggedEvent } from '@parley/schema/events';
import type { HandledEventStore } from '../following/handled-event.store.ts';
import type { NotificationKind } from '../notification/kind.ts';
import type { ReadingService } from '../notification/reading.service.ts';
import { outsideConversations } from './happening.ts';
import type { TellingService } from './telling.service.ts';

export interface AccountTellingOptions {
  telling: TellingService;
  reading: ReadingService;
  handled: HandledEventStore;
}

interface Tale {
  userId: string;
  kind: NotificationKind;
  actorId: string | null;
}

/** Tells people of contacts, and of what happens to the safety of their account. */
export class AccountTellingService {
  constructor(private readonly options: AccountTellingOptions) {}

  async handle(event: LoggedEvent): Promise<void> {
    const { handled, reading } = this.options;
    const tale = taleOf(event);
    if (tale === null) return;
    await handled.once(event, async () => {
      await this.tell(event, tale);
      if (event.name === 'contact.accepted') {
        const { fromUserId, toUserId } = event.payload;
        await reading.readContactRequests(toUserId, fromUserId);
      }
    });
  }

  private async tell({ id }: LoggedEvent, { userId, kind, actorId }: Tale): Promise<void> {
    const happening = { source: `event:${id}`, actorId, ...outsideConversations };
    await this.options.telling.tell(happening, [{ userId, kinds: [kind], conversation: null }]);
  }
}

function taleOf(event: LoggedEvent): Tale | null {
  switch (event.name) {
    case 'contact.requested':
      return { userId: event.payload.toUserId, kind: 'CONTACT_REQUEST', actorId: event.payload.fromUserId };
    case 'contact.accepted':
      return { userId: event.payload.fromUserId, kind: 'CONTACT_ACCEPTED', actorId: event.payload.toUserId };
    case 'password.changed':
    case 'emailChange.requested':
      return { userId: event.payload.userId, kind: 'SECURITY', actorId: null };
    case 'session.started':
      return event.payload.newDevice ? { userId: event.payload.userId, kind: 'SECURITY', actorId: null } : null;
    default:
      return null;
  }
}
