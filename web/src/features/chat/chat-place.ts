'use client';
import { usePathname } from 'next/navigation';
import { useMemo } from 'react';

/** What the chat shows, as its address says it. */
export interface ChatPlace {
  conversationId: string | null;
  /** The first message of the thread that is open beside the conversation. */
  threadId: string | null;
  /** The number of the message that the conversation opens at; at what is new where there is none. */
  number: number | null;
}

const PATH = /^\/chat(?:\/([^/]+)(?:\/(?:thread\/([^/]+)|(\d+)))?)?\/?$/;

export function placeOfPath(path: string): ChatPlace {
  const [, conversationId, threadId, number] = PATH.exec(path) ?? [];
  return {
    conversationId: conversationId === undefined ? null : decodeURIComponent(conversationId),
    threadId: threadId === undefined ? null : decodeURIComponent(threadId),
    number: number === undefined ? null : Number(number),
  };
}

export function pathOfPlace({ conversationId = null, threadId = null, number = null }: Partial<ChatPlace>): string {
  if (conversationId === null) return '/chat';
  const conversation = `/chat/${encodeURIComponent(conversationId)}`;
  if (threadId !== null) return `${conversation}/thread/${encodeURIComponent(threadId)}`;
  return number === null ? conversation : `${conversation}/${number}`;
}

export function useChatPlace(): ChatPlace {
  const path = usePathname();
  return useMemo(() => placeOfPath(path), [path]);
}

/** Opens another place while the chat is shown. The page is there already, so the server is not asked for it again. */
export function openInChat(place: Partial<ChatPlace>, { replace = false } = {}): void {
  const path = pathOfPlace(place);
  if (replace) history.replaceState(null, '', path);
  else if (path !== location.pathname) history.pushState(null, '', path);
}
