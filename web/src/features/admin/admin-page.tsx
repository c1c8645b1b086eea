'use client';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import type { TextName } from '@/i18n/texts.ts';
import { BackLink } from '../navigation/back-link.tsx';
import { InsidePage } from '../navigation/inside-page.tsx';

/** One section of the administration. */
export function AdminPage({ title, end, children }: { title: TextName; end?: ReactNode; children: ReactNode }) {
  const text = useText();
  return (
    <InsidePage title={text(title)} isWide start={<BackLink href="/admin" label={text('admin.backToSections')} />} end={end}>
      {children}
    </InsidePage>
  );
}
