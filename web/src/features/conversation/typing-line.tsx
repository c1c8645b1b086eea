'use client';
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/text.tsx';

export interface TypingLineProps {
  /** All who are typing, as the cache has it; until when they count as typing. */
  typing: readonly { until: string; user: { id: string; name: string } }[];
  viewerId: string;
}

/** Who is typing. Where nobody says that they have stopped it ends by itself. */
export function TypingLine({ typing, viewerId }: TypingLineProps) {
  const text = useText();
  const [now, setNow] = useState(() => Date.now());
  const others = typing.filter(({ until, user }) => user.id !== viewerId && Date.parse(until) > now);
  const next = Math.min(...others.map(({ until }) => Date.parse(until)));
  useEffect(() => {
    setNow(Date.now());
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, next - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [next]);
  const [one, two] = others.map(({ user }) => user.name);
  return (
    <p aria-live="polite" className="h-5 shrink-0 truncate px-4 text-caption text-ink-soft">
      {others.length === 1 && text('messages.typingOne', { name: one ?? '' })}
      {others.length === 2 && text('messages.typingTwo', { one: one ?? '', other: two ?? '' })}
      {others.length > 2 && text('messages.typingMany', { count: others.length })}
    </p>
  );
}
