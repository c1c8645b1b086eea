import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Beside the title. */
  action?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A section of a page with bounds of its own. */
export function Card({ title, description, action, footer, children, className }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={classNames('overflow-hidden rounded-card border border-line bg-surface', className)}
    >
      {title !== undefined && (
        <header className="flex items-start gap-4 px-5 pt-4">
          <div className="min-w-0 flex-1">
            <h2 id={id} className="font-semibold text-title">
              {title}
            </h2>
            {description !== undefined && <p className="mt-0.5 text-ink-soft text-label">{description}</p>}
          </div>
          {action}
        </header>
      )}
      <div className="px-5 py-4">{children}</div>
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-line border-t bg-sunken px-5 py-3">{footer}</footer>
      )}
    </section>
  );
}
