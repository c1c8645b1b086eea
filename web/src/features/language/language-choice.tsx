'use client';
import { Languages } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { isLanguage, LANGUAGE_COOKIE, languageNames } from '@/i18n/languages.ts';
import { rememberInCookie } from '@/i18n/remember-in-cookie.ts';
import { useReading, useText } from '@/i18n/text.tsx';

/** The language of this browser, for who is not logged in or does not look for the settings. */
export function LanguageChoice() {
  const text = useText();
  const router = useRouter();
  const { language } = useReading();
  return (
    <label className="inline-flex items-center gap-1.5 rounded-control px-2 py-1 text-ink-soft text-label hover:bg-hover">
      <Languages aria-hidden className="size-4" />
      <span className="sr-only">{text('language.choose')}</span>
      <select
        value={language}
        className="cursor-pointer bg-transparent text-ink"
        onChange={({ target }) => {
          if (!isLanguage(target.value)) return;
          rememberInCookie(LANGUAGE_COOKIE, target.value);
          router.refresh();
        }}
      >
        {Object.entries(languageNames).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
