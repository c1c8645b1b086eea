'use client';
import type { ReactNode } from 'react';
import { classNames } from '@/ui/class-names.ts';

export interface InsidePageProps {
  title: ReactNode;
  /** Beside the title: a way back, buttons. */
  start?: ReactNode;
  end?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/** A page of one column that scrolls by itself, with its title on top. */
export function InsidePage({ title, start, end, isWide = false, children }: InsidePageProps) {
  return (
    <main id="content" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto bg-canvas outline-none">
      <div
        className={classNames('mx-auto flex w-full flex-col gap-5 px-4 py-5 sm:px-8 sm:py-8', isWide ? 'max-w-6xl' : 'max-w-3xl')}
      >
        <header className="flex min-h-control items-center gap-2">
          {start}
          <h1 className="min-w-0 flex-1 truncate font-semibold text-heading text-ink">{title}</h1>
          {end}
        </header>
        {children}
      </div>
    </main>
  );
}
