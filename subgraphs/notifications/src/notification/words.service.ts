import type { Conversations, ShownMessage } from '../conversation/conversations.ts';
import type { People } from '../person/people.ts';
import type { NotificationKind } from './kind.ts';
import type { NotificationRow } from './notification.entity.ts';
import type { NotificationStore } from './notification.store.ts';
import type { NotificationWords, Words } from './words.ts';

export interface WordsServiceOptions {
  notifications: Pick<NotificationStore, 'ofPerson'>;
  people: Pick<People, 'recipient' | 'isBlocked'>;
  conversations: Pick<Conversations, 'shown' | 'reaction'>;
  /** Where the web app is. */
  publicUrl: string;
}

/** Where those lead that are about no message. */
const PAGES: { [Kind in NotificationKind]?: string } = {
  CONTACT_REQUEST: 'contacts',
  CONTACT_ACCEPTED: 'contacts',
  SECURITY: 'settings/sessions',
};

/** Asks the owners of all words and names each time, as the person: who has lost a right is told nothing more. */
export class WordsService implements Words {
  constructor(private readonly options: WordsServiceOptions) {}

  async of(userId: string, notificationIds: readonly string[]): Promise<(NotificationWords | null)[]> {
    const { notifications, people } = this.options;
    const person = await people.recipient(userId);
    if (person === null || person.suspended) return notificationIds.map(() => null);
    const rows = await notifications.ofPerson(userId, notificationIds);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return Promise.all(
      notificationIds.map(async (id) => {
        const row = byId.get(id);
        return row === undefined || row.readAt !== null ? null : this.wordsOf(row);
      }),
    );
  }

  private async wordsOf(row: NotificationRow): Promise<NotificationWords | null> {
    const { actorId, userId } = row;
    if (actorId !== null && (await this.options.people.isBlocked(actorId, userId))) return null;
    const message = await this.messageOf(row);
    if (message === null) return null;
    return {
      id: row.id,
      kind: row.kind,
      at: row.at,
      actor: actorId === null ? null : ((await this.options.people.recipient(actorId))?.name ?? null),
      conversation: message?.conversation ?? null,
      excerpt: message?.excerpt ?? null,
      attachmentCount: message?.attachmentCount ?? 0,
      emoji: row.emoji,
      url: message?.permalink ?? this.pageOf(row.kind),
    };
  }

  /** Undefined where it is about none; null where nothing of it is to be told any more. */
  private async messageOf(row: NotificationRow): Promise<ShownMessage | null | undefined> {
    const { conversationId, messageNumber, kind, actorId, userId } = row;
    if (conversationId === null || messageNumber === null) return undefined;
    const { conversations } = this.options;
    const key = { conversationId, number: messageNumber };
    const shown = await conversations.shown(key, userId);
    if (shown === null) return null;
    // Whoever is reacted to has read what they said themselves.
    if (kind !== 'REACTION') return shown.hasRead ? null : shown;
    const isThere = actorId !== null && (await conversations.reaction(key, actorId)) !== null;
    return isThere ? shown : null;
  }

  private pageOf(kind: NotificationKind): string {
    return `${this.options.publicUrl}/${PAGES[kind] ?? 'notifications'}`;
  }
}
