'use client';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { type FragmentType, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import type { Unsent } from '@/live/outbox/unsent.ts';
import { useSending } from '@/live/sending.tsx';
import { useViewer } from '@/session/viewer.tsx';
import { MessageList } from '../message-list/message-list.tsx';
import { MESSAGE_ROW } from '../message-list/message-row.fragment.ts';
import type { WindowMessage } from '../message-list/message-window.ts';
import { lastReadReply } from './last-read-reply.ts';
import { useReadThread } from './use-read-thread.ts';
import { useThreadWindow } from './use-thread-window.ts';

export interface ThreadMessagesProps {
  conversationId: string;
  root: { id: string; number: number } & FragmentType<typeof MESSAGE_ROW>;
  /** How many replies of others are new to the viewer. */
  unread: number;
  mayManage: boolean;
}

/** The message that begins a thread, and below it what was answered. */
export function ThreadMessages({ conversationId, root, unread, mayManage }: ThreadMessagesProps) {
  const text = useText();
  const viewer = useViewer();
  const { outbox } = useSending();
  const [window, replies] = useThreadWindow(root.id);
  const { messages, hasOlder, isWaiting } = replies;
  const [seen, setSeen] = useState(0);
  const seenReply = messages.findLast(({ number }) => number <= seen);
  useReadThread(seenReply?.id ?? null, unread);

  // Where the new ones began when it was opened: that stays while it is looked at.
  const [readUpTo, setReadUpTo] = useState<number | null>();
  if (readUpTo === undefined && !isWaiting) setReadUpTo(lastReadReply(messages.map(withSender), unread, viewer.id));

  const waiting = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot, () => NOTHING);
  const unsent = useMemo(() => waiting.filter(({ replyTo }) => replyTo === root.id), [waiting, root.id]);
  // The first message stands above the first reply only: as long as there are others in between it would be out of place.
  const snapshot = useMemo(() => {
    const { clientId } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, root));
    const first: WindowMessage = { id: root.id, number: root.number, clientId, row: root };
    return hasOlder ? replies : { ...replies, messages: [first, ...messages] };
  }, [root, replies, messages, hasOlder]);

  return (
    <MessageList
      conversationId={conversationId}
      label={text('thread.list')}
      window={window}
      snapshot={snapshot}
      unsent={unsent}
      readUpTo={readUpTo ?? null}
      unread={unread}
      mayManage={mayManage}
      threadId={root.id}
      onSeen={setSeen}
    />
  );
}

const NOTHING: readonly Unsent[] = [];

const withSender = ({ number, row }: WindowMessage) => ({
  number,
  senderId: readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, row)).sender.id,
});
