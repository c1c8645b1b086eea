'use client';

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface FieldProps {
  label: ReactNode;
  /** What helps to fill it in; stays while an error is shown. */
  hint?: ReactNode;
  error?: ReactNode;
  /** Only read aloud: for a field that its place explains. */
  isLabelHidden?: boolean;
  className?: string;
}

/** What the control of a field bears, so that label, hint and error are read with it. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export function Field({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== false && error !== '';
  const described = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-medium text-ink text-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-ink-soft text-label">
          {hint}
        </p>
      )}
      {/* Always there, so that what appears in it is announced. */}
      <p id={`${id}-error`} aria-live="polite" className="text-danger-ink text-label empty:hidden">
        {hasError && (
          <span className="flex items-start gap-1.5">
            <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
            <span>{error}</span>
          </span>
        )}
      </p>
    </div>
  );
}

/** The look of what one types in or chooses from. */
export const CONTROL_CLASS = classNames(
  'w-full rounded-control border border-line-strong bg-surface px-3 text-body text-ink transition-colors',
  'focus-visible:border-focus focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger',
);
