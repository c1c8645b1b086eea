'use client';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useLive } from '@/graph/graph-provider.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { oneTabOf } from './outbox/one-tab.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { createSendUnsent } from './outbox/send-unsent.ts';
import { createUnsentStore } from './outbox/unsent-store.ts';
import { createUploads, type Uploads } from './upload/uploads.ts';

/** What is on its way from this page to the others. */
export interface Sending {
  outbox: Outbox;
  uploads: Uploads;
}

const SendingContext = createContext<Sending | null>(null);

/** Sends what the viewer has written, on whatever page they are. */
export function SendingProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const live = useLive();
  const { id } = useViewer();
  const [sending] = useState(() => {
    const uploads = createUploads(client);
    const store = createUnsentStore(id);
    const name = `parley-outbox-${id}`;
    const send = createSendUnsent({ client, uploads, store });
    return { uploads, outbox: createOutbox({ store, send, oneTab: oneTabOf(name), channelName: name }) };
  });
  useEffect(() => {
    const { outbox } = sending;
    void outbox.start();
    addEventListener('online', outbox.wake);
    const unsubscribe = live?.connection.subscribe(() => {
      if (live.connection.getSnapshot().kind === 'live') outbox.wake();
    });
    return () => {
      removeEventListener('online', outbox.wake);
      unsubscribe?.();
      outbox.stop();
      sending.uploads.stop();
    };
  }, [sending, live]);
  return <SendingContext value={sending}>{children}</SendingContext>;
}

export function useSending(): Sending {
  const sending = use(SendingContext);
  if (sending === null) throw new Error('There is no SendingProvider around this.');
  return sending;
}
