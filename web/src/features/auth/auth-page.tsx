'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from '../landing/wordmark.tsx';
import { LanguageChoice } from '../language/language-choice.tsx';

export interface AuthPageProps {
  title: string;
  hint?: ReactNode;
  children?: ReactNode;
  /** What one may want instead. */
  otherwise?: ReactNode;
}

/** A page on which one gets in: one thing to do, in the middle. */
export function AuthPage({ title, hint, children, otherwise }: AuthPageProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-sidebar">
      <header className="flex items-center justify-between gap-4 px-4 py-3 sm:px-8 sm:py-5">
        <Link prefetch={false} href="/" className="rounded-control">
          <Wordmark />
        </Link>
        <LanguageChoice />
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col items-center px-4 pt-6 pb-16 sm:justify-center sm:pt-0">
        <div className="w-full max-w-md rounded-dialog border border-line bg-surface p-6 shadow-low sm:p-8">
          <h1 className="font-semibold text-heading text-ink">{title}</h1>
          {hint !== undefined && <p className="mt-1.5 text-body text-ink-soft">{hint}</p>}
          <div className="mt-6">{children}</div>
        </div>
        {otherwise !== undefined && <p className="mt-5 text-body text-ink-soft">{otherwise}</p>}
      </main>
    </div>
  );
}
