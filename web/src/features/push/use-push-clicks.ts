'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { placeOfPath } from '../chat/chat-place.ts';
import { useOpenPlace } from '../chat/use-open-place.ts';

/** What the service worker says when somebody presses a notification while this page is open: it goes there without being loaded anew. */
interface Opened {
  kind: 'open';
  path: string;
}

export function usePushClicks(): void {
  const router = useRouter();
  const openPlace = useOpenPlace();
  const open = useEffectEvent((path: string) => {
    const place = placeOfPath(path);
    if (place.conversationId === null) router.push(path);
    else openPlace(place);
  });
  useEffect(() => {
    const { serviceWorker } = navigator;
    const onMessage = ({ data, ports }: MessageEvent<Opened>) => {
      if (data?.kind !== 'open' || !data.path.startsWith('/')) return;
      ports[0]?.postMessage('opened');
      open(data.path);
    };
    serviceWorker?.addEventListener('message', onMessage);
    serviceWorker?.startMessages();
    return () => serviceWorker?.removeEventListener('message', onMessage);
  }, []);
}
