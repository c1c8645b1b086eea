'use client';
import { type ReactNode, useMemo } from 'react';
import { useText } from '@/i18n/text.tsx';
import { ToastProvider } from '@/ui/toast.tsx';
import { TooltipRegion } from '@/ui/tooltip-region.tsx';
import { UiWordsProvider } from '@/ui/words.tsx';

/** What every page stands in: the words of the design system, and the regions that its parts show themselves in. */
export function Surroundings({ children }: { children: ReactNode }) {
  const text = useText();
  const words = useMemo(
    () => ({
      close: text('ui.close'),
      clear: text('ui.clear'),
      dismiss: text('ui.dismiss'),
      busy: text('ui.busy'),
      showPassword: text('ui.showPassword'),
      hidePassword: text('ui.hidePassword'),
    }),
    [text],
  );
  return (
    <UiWordsProvider words={words}>
      <ToastProvider label={text('ui.news')}>
        {children}
        <TooltipRegion />
      </ToastProvider>
    </UiWordsProvider>
  );
}
