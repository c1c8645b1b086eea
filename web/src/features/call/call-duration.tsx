'use client';
import { useEffect, useState } from 'react';
import { useReading } from '@/i18n/text.tsx';

/** How long it has been since then, by the second. */
export function CallDuration({ since }: { since: number }) {
  const { language } = useReading();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(language, { minimumIntegerDigits: least, useGrouping: false }).format(value);
  return (
    <span className="text-ink-soft text-label tabular-nums" role="timer">
      {digits(Math.floor(seconds / 60), 1)}:{digits(seconds % 60, 2)}
    </span>
  );
}
