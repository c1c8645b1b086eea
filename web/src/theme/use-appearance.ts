'use client';

import { useCallback, useEffect, useState } from 'react';
import { rememberInCookie } from '../i18n/remember-in-cookie.ts';
import { accentProperties } from './accent.ts';
import { APPEARANCE_COOKIE, type Appearance, appearanceAttributes, readAppearance, writeAppearance } from './appearance.ts';

/** Any accent, for the names of what follows from one. */
const OF_SOME_ACCENT = Object.keys(accentProperties('#000000') ?? {});

/** How this browser shall look, and a way to change it: at once, and for the pages to come. Null until the page is alive, since the server does not tell. */
export function useAppearance(): [Appearance | null, (change: Partial<Appearance>) => void] {
  const [appearance, setAppearance] = useState<Appearance | null>(null);
  useEffect(() => setAppearance(remembered()), []);
  const change = useCallback((wish: Partial<Appearance>) => {
    const next = { ...remembered(), ...wish };
    rememberInCookie(APPEARANCE_COOKIE, writeAppearance(next));
    show(next);
    setAppearance(next);
  }, []);
  return [appearance, change];
}

function remembered(): Appearance {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith(`${APPEARANCE_COOKIE}=`));
  return readAppearance(decoded(cookie?.slice(APPEARANCE_COOKIE.length + 1) ?? ''));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function show(appearance: Appearance): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(appearanceAttributes(appearance))) {
    if (value === undefined) root.removeAttribute(name);
    else root.setAttribute(name, value);
  }
  // `initial` is stronger than what the server rendered for the accent of before, and means none.
  const own = accentProperties(appearance.accent);
  for (const name of OF_SOME_ACCENT) root.style.setProperty(name, own?.[name] ?? 'initial');
}
