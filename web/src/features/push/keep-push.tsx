'use client';
import { useEffect } from 'react';
import { useClient } from 'urql';
import { useViewer } from '@/session/viewer.tsx';
import { useUnreadCount } from '../notifications/use-unread-count.ts';
import { usePushClicks } from './use-push-clicks.ts';

/** Keeps this browser registered for pushes where it is, and takes away what it shows of things that were read meanwhile. */
export function KeepPush() {
  const client = useClient();
  const { id } = useViewer();
  const unread = useUnreadCount();
  usePushClicks();
  useEffect(() => {
    // Nothing on the page waits for it, and where it fails it is tried again with the next page.
    import('./registration.ts').then(({ renewPush }) => renewPush(client, id)).catch(() => undefined);
  }, [client, id]);
  useEffect(() => {
    if (unread === 0) void closeShown();
  }, [unread]);
  return null;
}

async function closeShown(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
}
