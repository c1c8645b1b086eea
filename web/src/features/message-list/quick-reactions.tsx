'use client';
import { useState } from 'react';
import { quickEmoji } from '@/features/emoji-picker/emoji-habits.ts';
import { useText } from '@/i18n/text.tsx';
import { useToggleReaction } from './reactions.tsx';

const SHOWN = 3;

export interface QuickReactionsProps {
  messageId: string;
  /** What the viewer has reacted with: another press takes it back. */
  own: readonly string[];
}

/** The reactions that somebody gives most, one press away. */
export function QuickReactions({ messageId, own }: QuickReactionsProps) {
  const text = useText();
  const toggle = useToggleReaction();
  // As they were when the bar came: none moves under the pointer.
  const [emojis] = useState(() => quickEmoji(SHOWN));
  return emojis.map((emoji) => (
    <button
      key={emoji}
      type="button"
      aria-label={text('messages.reactWith', { emoji })}
      aria-pressed={own.includes(emoji)}
      data-tooltip={text('messages.reactWith', { emoji })}
      onClick={() => toggle(messageId, emoji, own.includes(emoji))}
      className="inline-flex size-control-small items-center justify-center rounded-control text-body hover:bg-hover active:bg-pressed aria-pressed:bg-accent-wash max-sm:hidden"
    >
      <span aria-hidden>{emoji}</span>
    </button>
  ));
}
