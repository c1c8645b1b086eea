'use client';
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { type Language, TIME_ZONE_COOKIE } from './languages.ts';
import { rememberInCookie } from './remember-in-cookie.ts';
import { fillIn, type TextName, type Texts, textNamed, type Values } from './texts.ts';

interface Reading {
  language: Language;
  timeZone: string;
  texts: Texts;
}

const ReadingContext = createContext<Reading | null>(null);

export interface I18nProviderProps extends Reading {
  children: ReactNode;
}

/** The server renders in the time zone that the browser has told it once; the browser goes on in its own. */
export function I18nProvider({ language, timeZone: told, texts, children }: I18nProviderProps) {
  const [timeZone, setTimeZone] = useState(told);
  useEffect(() => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    setTimeZone(own);
    if (own !== told) rememberInCookie(TIME_ZONE_COOKIE, own);
  }, [told]);
  return <ReadingContext value={{ language, timeZone, texts }}>{children}</ReadingContext>;
}

export function useReading(): Reading {
  const reading = use(ReadingContext);
  if (reading === null) throw new Error('There is no I18nProvider around this.');
  return reading;
}

/** `text('thread.replies', { count })`: the text of that name in the reader's language. */
export function useText(): (name: TextName, values?: Values) => string {
  const { language, texts } = useReading();
  return useCallback((name, values = {}) => fillIn(textNamed(texts, name), values, language), [language, texts]);
}
