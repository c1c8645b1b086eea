'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { useLive } from '@/graph/graph-provider.tsx';
import { MESSAGE_PAGE } from './message-page.ts';
import { createMessageWindow, type MessagePage, type MessageWindow, type WindowSnapshot } from './message-window.ts';

/** The main line of a conversation, from a message on or from the newest. */
export function useConversationWindow(conversationId: string, from: number | null): readonly [MessageWindow, WindowSnapshot] {
  const client = useClient();
  const [window] = useState(() =>
    createMessageWindow({
      from,
      ask: (page, requestPolicy) =>
        client.query(MESSAGE_PAGE, { conversationId, ...page }, requestPolicy === undefined ? {} : { requestPolicy }),
      pageIn: (data) =>
        (data as { conversation?: { messages: MessagePage | null } | null } | undefined)?.conversation?.messages ?? null,
    }),
  );
  return useWindow(window, `Conversation:${conversationId}`);
}

/** `key` is the cache's for what has the messages. */
export function useWindow(window: MessageWindow, key: string): readonly [MessageWindow, WindowSnapshot] {
  const live = useLive();
  useEffect(() => {
    window.start();
    const hide = live?.show(key);
    return () => {
      hide?.();
      window.stop();
    };
  }, [window, live, key]);
  return [window, useSyncExternalStore(window.subscribe, window.getSnapshot, window.getSnapshot)];
}
