'use client';
import { useState } from 'react';
import { useClient } from 'urql';
import {
  createMessageWindow,
  type MessagePage,
  type MessageWindow,
  type WindowSnapshot,
} from '../message-list/message-window.ts';
import { useWindow } from '../message-list/use-message-window.ts';
import { THREAD_PAGE } from './thread-page.ts';

/** The replies to a message, from the newest back. */
export function useThreadWindow(messageId: string): readonly [MessageWindow, WindowSnapshot] {
  const client = useClient();
  const [window] = useState(() =>
    createMessageWindow({
      from: null,
      ask: (page, requestPolicy) =>
        client.query(THREAD_PAGE, { messageId, ...page }, requestPolicy === undefined ? {} : { requestPolicy }),
      pageIn: (data) => (data as { message?: { replies: MessagePage | null } | null } | undefined)?.message?.replies ?? null,
    }),
  );
  return useWindow(window, `Message:${messageId}`);
}
