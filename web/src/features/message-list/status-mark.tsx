'use client';
import { Check, CheckCheck } from 'lucide-react';
import { useText } from '@/i18n/text.tsx';

/** How far a message of the viewer has come. */
export function StatusMark({ status }: { status: 'SENT' | 'DELIVERED' | 'READ' }) {
  const text = useText();
  const isRead = status === 'READ';
  return (
    <p className={`mt-0.5 flex items-center gap-1 text-caption ${isRead ? 'text-accent-ink' : 'text-ink-faint'}`}>
      {status === 'SENT' ? <Check aria-hidden className="size-3.5" /> : <CheckCheck aria-hidden className="size-3.5" />}
      {text(isRead ? 'messages.statusRead' : status === 'SENT' ? 'messages.statusSent' : 'messages.statusDelivered')}
    </p>
  );
}
