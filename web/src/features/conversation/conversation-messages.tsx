'use client';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { MessageList } from '@/features/message-list/message-list.tsx';
import { useMarkRead } from '@/features/message-list/use-mark-read.ts';
import { useConversationWindow } from '@/features/message-list/use-message-window.ts';
import { useText } from '@/i18n/text.tsx';
import type { Unsent } from '@/live/outbox/unsent.ts';
import { useShowing } from '@/live/present.tsx';
import { useSending } from '@/live/sending.tsx';

export interface ConversationMessagesProps {
  conversationId: string;
  /** The number of a message to open at, as the address says it. */
  openAt: number | null;
  /** The number of the last message that had been read when the conversation was opened; null where nothing was unread. */
  readUpTo: number | null;
  unread: number;
  lastReadNumber: number;
  mayManage: boolean;
}

/** So many unread messages are on the newest page, which has come with the screen. */
const ON_THE_NEWEST_PAGE = 40;

/** The main line of a conversation. It opens where one was led to, else where the new messages begin. */
export function ConversationMessages(props: ConversationMessagesProps) {
  const { conversationId, openAt, readUpTo, unread, lastReadNumber, mayManage } = props;
  const text = useText();
  const { outbox } = useSending();
  const isFarBack = readUpTo !== null && unread > ON_THE_NEWEST_PAGE;
  const [from] = useState(openAt ?? (isFarBack ? readUpTo + 1 : null));
  const [window, snapshot] = useConversationWindow(conversationId, from);
  const [seen, setSeen] = useState(0);
  useMarkRead(conversationId, seen, lastReadNumber);
  useShowing(conversationId);

  const opened = useRef(openAt);
  useEffect(() => {
    if (openAt !== null && openAt !== opened.current) window.goTo(openAt);
    opened.current = openAt;
  }, [openAt, window]);

  const waiting = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot, () => NOTHING);
  const unsent = useMemo(
    () => waiting.filter((one) => one.conversationId === conversationId && one.replyTo === null),
    [waiting, conversationId],
  );
  return (
    <MessageList
      conversationId={conversationId}
      label={text('messages.list')}
      window={window}
      snapshot={snapshot}
      unsent={unsent}
      readUpTo={readUpTo}
      unread={unread}
      mayManage={mayManage}
      threadId={null}
      onSeen={setSeen}
    />
  );
}

const NOTHING: readonly Unsent[] = [];
