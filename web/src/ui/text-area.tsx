'use client';

import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASS, Field, type FieldProps } from './field.tsx';

export type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'className' | 'id'>;

/** Grows with its text up to twelve lines or so. */
export function TextArea({ label, hint, error, isLabelHidden, className, rows = 3, ...textarea }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <textarea
          {...textarea}
          {...control}
          rows={rows}
          className={classNames(CONTROL_CLASS, 'field-sizing-content max-h-72 min-h-20 resize-y py-2')}
        />
      )}
    </Field>
  );
}
