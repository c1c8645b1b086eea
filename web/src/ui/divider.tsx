import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A line, or a line with a word in it: a day, the first unread. */
export function Divider({ children, tone = 'neutral' }: { children?: ReactNode; tone?: 'neutral' | 'attention' }) {
  const line = classNames('h-px flex-1', tone === 'attention' ? 'bg-attention' : 'bg-line');
  if (children === undefined) return <hr className="border-line" />;
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className={line} />
      <span
        className={classNames('shrink-0 font-medium text-caption', tone === 'attention' ? 'text-attention' : 'text-ink-soft')}
      >
        {children}
      </span>
      <span aria-hidden className={line} />
    </div>
  );
}
