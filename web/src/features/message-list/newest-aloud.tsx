'use client';
import { useEffect, useRef, useState } from 'react';
import { readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { LIVE_MESSAGE } from '@/live/live-message.ts';
import { VisuallyHidden } from '@/ui/visually-hidden.tsx';
import { MESSAGE_ROW } from './message-row.fragment.ts';
import type { WindowMessage } from './message-window.ts';

/** Tells screen readers of what others say while the list is open; nothing of what was there before. */
export function NewestAloud({ message, viewerId }: { message: WindowMessage | undefined; viewerId: string }) {
  const text = useText();
  const told = useRef(message?.number ?? 0);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (message === undefined || message.number <= told.current) return;
    told.current = message.number;
    const { sender, body, system } = readFragment(LIVE_MESSAGE, readFragment(MESSAGE_ROW, message.row));
    if (sender.id !== viewerId && system === null) setSaid(text('messages.saidAloud', { name: sender.name, body }));
  }, [message, viewerId, text]);
  return (
    <VisuallyHidden>
      <span role="status">{said}</span>
    </VisuallyHidden>
  );
}
