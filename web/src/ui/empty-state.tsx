import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** What can be done about it. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={classNames('m-auto flex max-w-88 flex-col items-center gap-1.5 p-6 text-center', className)}>
      {icon !== undefined && (
        <span aria-hidden className="mb-2 inline-flex rounded-card bg-accent-wash p-3 text-accent-ink [&_svg]:size-6">
          {icon}
        </span>
      )}
      <p className="text-balance font-semibold text-title">{title}</p>
      {children !== undefined && <div className="text-pretty text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
