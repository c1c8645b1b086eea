'use client';

import { useFormat } from '@/i18n/format.tsx';
import { useMinute } from './use-minute.ts';

export interface MomentProps {
  at: string;
  /** `short`: the time today, else the day; `time`: hours and minutes; `relative`: 5 minutes ago; `full`: day and time. */
  form?: 'short' | 'time' | 'relative' | 'full';
  className?: string;
}

/** A moment in the reader's language and time zone, kept true as time goes by; the whole of it is in the tooltip. */
export function Moment({ at, form = 'short', className }: MomentProps) {
  const format = useFormat();
  useMinute();
  const said = form === 'full' ? format.moment(at) : format[form](at);
  return (
    // What the server said a moment ago may be another minute here.
    <time
      dateTime={at}
      data-tooltip={form === 'full' ? undefined : format.moment(at)}
      className={className}
      suppressHydrationWarning
    >
      {said}
    </time>
  );
}
