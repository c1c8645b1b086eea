'use client';
import { useReading } from '@/i18n/text.tsx';

/** `clock(72)`: 1:12, in the digits of the reader's language. */
export function useClock(): (seconds: number) => string {
  const { language } = useReading();
  return (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const digits = (value: number, least: number) =>
      new Intl.NumberFormat(language, { minimumIntegerDigits: least, useGrouping: false }).format(value);
    return `${digits(Math.floor(whole / 60), 1)}:${digits(whole % 60, 2)}`;
  };
}
