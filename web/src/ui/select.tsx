'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASS, Field, type FieldProps } from './field.tsx';

export type SelectProps = FieldProps & Omit<ComponentProps<'select'>, 'className' | 'id' | 'multiple' | 'size'>;

/** The browser's own list, with `<option>`s as children. */
export function Select({ label, hint, error, isLabelHidden, className, children, ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <div className="relative">
          <select {...select} {...control} className={classNames(CONTROL_CLASS, 'h-control appearance-none pe-9')}>
            {children}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-ink-soft" />
        </div>
      )}
    </Field>
  );
}
