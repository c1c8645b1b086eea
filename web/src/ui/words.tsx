'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** The few words that parts of the design system say by themselves, in the language of the page. All others are given to them where they are used. */
export interface UiWords {
  close: string;
  clear: string;
  dismiss: string;
  busy: string;
  showPassword: string;
  hidePassword: string;
}

const Words = createContext<UiWords | null>(null);

export function UiWordsProvider({ words, children }: { words: UiWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useUiWords(): UiWords {
  const words = useContext(Words);
  if (words === null) throw new Error('Parts of the design system stand inside of UiWordsProvider.');
  return words;
}
