'use client';
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Banner } from '@/ui/banner.tsx';
import { Skeleton } from '@/ui/skeleton.tsx';
import { BackLink } from '../navigation/back-link.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';

/** One section of the settings. */
export function SettingsPage({ title, children }: { title: TextName; children: ReactNode }) {
  const text = useText();
  return (
    <InsidePage title={text(title)} start={<BackLink href="/settings" label={text('settings.backToSections')} />}>
      {children}
    </InsidePage>
  );
}

/** What stands in the place of settings that are being read, or could not be. */
export function SettingsAwaited({ error }: { error: CombinedError | undefined }) {
  const text = useText();
  return error === undefined ? <Skeleton className="h-60" /> : <Banner tone="danger">{text('settings.loadFailed')}</Banner>;
}
