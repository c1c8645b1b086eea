'use client';

import { Check } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Choice } from './choice.tsx';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
}

export function Checkbox({ label, hint, className, ...input }: CheckboxProps) {
  const hintId = useId();
  return (
    <Choice label={label} hint={hint} hintId={hintId} className={className}>
      <span className="relative inline-flex">
        <input
          {...input}
          type="checkbox"
          aria-describedby={hint === undefined ? undefined : hintId}
          className="peer size-[1.125rem] appearance-none rounded-mark border border-line-strong bg-surface transition-colors checked:border-accent checked:bg-accent disabled:opacity-50 forced-colors:appearance-auto"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute inset-0 m-auto size-3.5 text-on-accent opacity-0 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
    </Choice>
  );
}
