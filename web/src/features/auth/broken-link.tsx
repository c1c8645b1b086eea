'use client';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/text.tsx';
import { AuthPage } from './auth-page.tsx';

/** A mailed link that is good for nothing, with what one can do instead. */
export function BrokenLink({ children }: { children: ReactNode }) {
  const text = useText();
  return (
    <AuthPage title={text('auth.brokenLinkTitle')} hint={text('auth.brokenLink')}>
      {children}
    </AuthPage>
  );
}
