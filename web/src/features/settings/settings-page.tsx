'use client';
import type { CombinedError } from '@urql/core';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { Banner } from '@/ui/banner.tsx';
import { Skeleton } from '@/ui/skeleton.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';

/** One section of the settings. */
export function SettingsPage({ title, children }: { title: TextName; children: ReactNode }) {
  const text = useText();
  const back = (
    <Link
      href="/settings"
      prefetch={false}
      aria-label={text('settings.backToSections')}
      className="-ms-2 flex size-control items-center justify-center rounded-control text-ink-soft hover:bg-hover md:hidden"
    >
      <ArrowLeft aria-hidden className="size-5" />
    </Link>
  );
  return (
    <InsidePage title={text(title)} start={back}>
      {children}
    </InsidePage>
  );
}

/** What stands in the place of settings that are being read, or could not be. */
export function SettingsAwaited({ error }: { error: CombinedError | undefined }) {
  const text = useText();
  return error === undefined ? <Skeleton className="h-60" /> : <Banner tone="danger">{text('settings.loadFailed')}</Banner>;
}
