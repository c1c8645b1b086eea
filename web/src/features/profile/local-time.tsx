'use client';
import { useEffect, useState } from 'react';
import { createFormat } from '@/i18n/format.tsx';
import { useReading } from '@/i18n/text.tsx';

const MINUTE_MS = 60_000;

/** What the clocks show now where a person is. It begins once the page stands, since the server's moment is not the reader's. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const { language } = useReading();
  const [now, setNow] = useState<string | null>(null);
  useEffect(() => {
    const tick = () => setNow(new Date().toISOString());
    tick();
    const timer = setInterval(tick, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return <time>{now === null ? timeZone : `${createFormat(language, timeZone).time(now)} (${timeZone})`}</time>;
}
