'use client';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { UiWordsProvider } from '@/ui/words.tsx';

/** What every page stands in: the words of the design system, and the regions that its parts show themselves in. */
export function Surroundings({ children }: { children: ReactNode }) {
  const text = useText();
  const words = {
    close: text('ui.close'),
    clear: text('ui.clear'),
    dismiss: text('ui.dismiss'),
    busy: text('ui.busy'),
    showPassword: text('ui.showPassword'),
    hidePassword: text('ui.hidePassword'),
  };
  return <UiWordsProvider words={words}>{children}</UiWordsProvider>;
}
