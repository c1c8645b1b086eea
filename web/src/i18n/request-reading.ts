import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isLanguage, LANGUAGE_COOKIE, type Language, languageOfHeader, TIME_ZONE_COOKIE } from './languages.ts';
import { fillIn, type TextName, type Texts, textNamed, type Values } from './texts.ts';

/** The language and time zone that a page is rendered in, and its texts: by what the browser remembers, else by what it asks for. */
export const requestReading = cache(async (): Promise<{ language: Language; timeZone: string; texts: Texts }> => {
  const [jar, asked] = await Promise.all([cookies(), headers()]);
  const remembered = jar.get(LANGUAGE_COOKIE)?.value;
  const language = isLanguage(remembered) ? remembered : (languageOfHeader(asked.get('accept-language')) ?? 'en');
  return { language, timeZone: knownTimeZone(jar.get(TIME_ZONE_COOKIE)?.value), texts: await textsOf(language) };
});

/** The texts for what is rendered on the server alone, such as titles. */
export async function requestText(): Promise<(name: TextName, values?: Values) => string> {
  const { language, texts } = await requestReading();
  return (name, values = {}) => fillIn(textNamed(texts, name), values, language);
}

async function textsOf(language: Language): Promise<Texts> {
  return language === 'ar' ? (await import('./ar/index.ts')).arabic : (await import('./en/index.ts')).english;
}

function knownTimeZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name === undefined ? 'UTC' : decodeURIComponent(name) }).resolvedOptions()
      .timeZone;
  } catch {
    return 'UTC';
  }
}
