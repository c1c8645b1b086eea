'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { LANGUAGE_COOKIE, languageOfTag } from '@/i18n/languages.ts';
import { rememberInCookie } from '@/i18n/remember-in-cookie.ts';
import { useReading } from '@/i18n/text.tsx';

/** The language that a person has chosen holds on all their devices: this browser remembers it, and shows the page in it. */
export function useProfileLanguage(locale: string | null | undefined): void {
  const router = useRouter();
  const { language } = useReading();
  const wished = languageOfTag(locale);
  useEffect(() => {
    if (wished === null || wished === language) return;
    rememberInCookie(LANGUAGE_COOKIE, wished);
    router.refresh();
  }, [wished, language, router]);
}
