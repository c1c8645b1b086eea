'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { pipe, subscribe } from 'wonka';
import { useText } from '@/i18n/text.tsx';
import { useToast } from '@/ui/toast.tsx';
import { placeOfPath } from '../chat/chat-place.ts';
import { useOpenPlace } from '../chat/use-open-place.ts';
import { pathOfNotification } from './notification-place.ts';
import { NOTIFICATION_ADDED, UNREAD_CHANGED } from './notification-updates.ts';
import { useNotificationWords } from './notification-words.ts';
import { readTold, type ToldNotification } from './told-notification.ts';
import { useMarkNotifications } from './use-mark-notifications.ts';
import { useTitleCount } from './use-title-count.ts';
import { useUnreadCount } from './use-unread-count.ts';

/** What was told while the connection was away stands in the list, and need not be said aloud any more. */
const RECENT_MS = 60_000;

/** Keeps up with what the viewer is told: the cache has it, and what comes while they look at something else is shown for a moment. */
export function FollowNotifications() {
  const client = useClient();
  useTitleCount(useUnreadCount() ?? 0);
  const announce = useAnnounce();
  const told = useEffectEvent(announce);
  useEffect(() => {
    const added = pipe(
      client.subscription(NOTIFICATION_ADDED, { after: null }),
      subscribe(({ data }) => {
        const update = data?.notificationAdded;
        if (update?.kind === 'EVENT' && update.notification != null) told(readTold(update.notification));
      }),
    );
    const unread = pipe(
      client.subscription(UNREAD_CHANGED, {}),
      subscribe(() => undefined),
    );
    return () => {
      added.unsubscribe();
      unread.unsubscribe();
    };
  }, [client]);
  return null;
}

function useAnnounce(): (notification: ToldNotification) => void {
  const text = useText();
  const toast = useToast();
  const words = useNotificationWords();
  const path = usePathname();
  const router = useRouter();
  const openPlace = useOpenPlace();
  const { markRead } = useMarkNotifications();
  return (notification) => {
    const { id, at, readAt, conversation } = notification;
    const isShown = path === '/notifications' || (conversation !== null && placeOfPath(path).conversationId === conversation.id);
    const isOld = readAt !== null || Date.now() - Date.parse(at) > RECENT_MS;
    if (isShown || isOld || document.visibilityState !== 'visible') return;
    const { title, excerpt } = words(notification);
    const leadsTo = pathOfNotification(notification);
    const place = placeOfPath(leadsTo);
    const onAction = () => {
      void markRead([id]);
      if (place.conversationId === null) router.push(leadsTo);
      else openPlace(place);
    };
    toast({
      text: excerpt === '' ? title : text('notifications.announced', { title, excerpt: shortened(excerpt) }),
      action: { label: text('notifications.open'), onAction },
    });
  };
}

const LONGEST = 120;

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= LONGEST ? words : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
