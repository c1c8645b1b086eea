'use client';
import { openInChat } from '@/features/chat/chat-place.ts';
import { oneLine } from '@/features/text/one-line.ts';
import { useText } from '@/i18n/text.tsx';

export interface QuotedMessageProps {
  conversationId: string;
  quote: { number: number; body: string; deletedAt: string | null; sender: { name: string } };
}

/** What a message answers to: it leads there. */
export function QuotedMessage({ conversationId, quote: { number, body, deletedAt, sender } }: QuotedMessageProps) {
  const text = useText();
  return (
    <button
      type="button"
      onClick={() => openInChat({ conversationId, number })}
      className="mb-1 flex max-w-full items-baseline gap-1.5 rounded-mark border-accent border-s-2 bg-sunken px-2 py-0.5 text-start text-label hover:bg-hover"
    >
      <bdi className="shrink-0 font-medium text-ink">{sender.name}</bdi>
      <span dir="auto" className="min-w-0 truncate text-ink-soft">
        {deletedAt === null ? oneLine(body) : text('chat.deleted')}
      </span>
    </button>
  );
}
