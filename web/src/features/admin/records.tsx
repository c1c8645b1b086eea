'use client';
import type { CombinedError } from '@urql/core';
import { type ReactNode, useState } from 'react';
import { useProblem } from '@/graph/use-problem.ts';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import { Button } from '@/ui/button.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';

export interface RecordsProps {
  label: string;
  /** Null while they are awaited. */
  count: number | null;
  error: CombinedError | undefined;
  onRetry: () => void;
  /** What stands in the place of none. */
  empty: ReactNode;
  children: ReactNode;
}

/** A page of records as a list of rows, or what stands in its place. */
export function Records({ label, count, error, onRetry, empty, children }: RecordsProps) {
  const text = useText();
  const problem = useProblem();
  if (error !== undefined && count === null) {
    const retry = (
      <Button size="small" onClick={onRetry}>
        {text('ui.retry')}
      </Button>
    );
    return (
      <Banner tone="danger" action={retry}>
        {problem(error)}
      </Banner>
    );
  }
  if (count === null) {
    return (
      <div aria-busy>
        <SkeletonRow />
        <SkeletonRow />
        <SkeletonRow />
      </div>
    );
  }
  if (count === 0) return empty;
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
      {children}
    </ul>
  );
}

/** The page after this one, below it, when it is wanted. Null where there is none. */
export function NextRecords({ after, children }: { after: string | null | undefined; children: (after: string) => ReactNode }) {
  const text = useText();
  const [isWanted, setIsWanted] = useState(false);
  if (after == null) return null;
  if (isWanted) return children(after);
  return (
    <Button variant="quiet" isWide onClick={() => setIsWanted(true)}>
      {text('ui.loadMore')}
    </Button>
  );
}

/** One record: what it is, when, and in small words what else is known of it. */
export function Record({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-body text-ink">{title}</p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-soft text-label">{children}</div>
      </div>
      {end !== undefined && <div className="flex shrink-0 flex-wrap items-center gap-2">{end}</div>}
    </li>
  );
}
