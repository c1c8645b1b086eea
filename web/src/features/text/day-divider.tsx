'use client';

import { useFormat } from '@/i18n/format.tsx';
import { useReading } from '@/i18n/text.tsx';
import { Divider } from '@/ui/divider.tsx';
import { dayName } from './day-name.ts';
import { useMinute } from './use-minute.ts';

/** Between the messages of two days. */
export function DayDivider({ at }: { at: string }) {
  const format = useFormat();
  const { language, timeZone } = useReading();
  useMinute();
  return (
    <Divider>
      <time dateTime={format.dayKey(at)} suppressHydrationWarning>
        {dayName(at, new Date(), language, timeZone)}
      </time>
    </Divider>
  );
}
