import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A checkbox, switch or radio with its label beside it; the whole line can be pressed. */
export function Choice({ label, hint, hintId, isControlLast, className, children }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label
      className={classNames('flex items-start gap-3 py-1.5', isControlLast && 'flex-row-reverse justify-between', className)}
    >
      <span className="flex h-[1.4375rem] items-center">{children}</span>
      <span className="min-w-0 flex-1">
        <span className="block">{label}</span>
        {hint !== undefined && (
          <span id={hintId} className="mt-0.5 block text-ink-soft text-label">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

interface ChoiceProps {
  label: ReactNode;
  hint: ReactNode | undefined;
  hintId: string;
  isControlLast?: boolean;
  className?: string;
  children: ReactNode;
}
