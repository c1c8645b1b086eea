'use client';
import { useText } from '@/i18n/text.tsx';
import { SkeletonRow } from '@/ui/skeleton.tsx';

const ROWS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Stands in for messages that are on the way. */
export function MessageSkeleton() {
  const text = useText();
  return (
    <div
      role="status"
      aria-label={text('ui.loading')}
      className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden p-4"
    >
      {ROWS.map((row) => (
        <SkeletonRow key={row} />
      ))}
    </div>
  );
}
