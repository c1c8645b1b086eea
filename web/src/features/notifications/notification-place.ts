import { pathOfPlace } from '../chat/chat-place.ts';
import type { ToldNotification } from './told-notification.ts';

type Placed = Pick<ToldNotification, 'kind' | 'conversation'> & {
  message: { id: string; number: number; thread: { root: { id: string } | null } | null } | null;
};

/** Where a notification leads: to its message, within its thread where it is a reply, else to what it is about. */
export function pathOfNotification({ kind, conversation, message }: Placed): string {
  if (conversation !== null) {
    const root = message?.thread?.root?.id;
    if (root !== undefined && root !== message?.id) return pathOfPlace({ conversationId: conversation.id, threadId: root });
    return pathOfPlace({ conversationId: conversation.id, number: message?.number ?? null });
  }
  if (kind === 'SECURITY') return '/settings/sessions';
  return kind === 'CONTACT_REQUEST' || kind === 'CONTACT_ACCEPTED' ? '/contacts' : '/notifications';
}
