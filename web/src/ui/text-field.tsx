'use client';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { CONTROL_CLASS, Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'className' | 'id'> {
  /** Stands at the end of the field: a button, a unit. */
  end?: ReactNode;
}

export function TextField({ label, hint, error, isLabelHidden, className, end, type = 'text', ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} className={className}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={type}
            className={classNames(CONTROL_CLASS, 'h-control', end !== undefined && 'pe-11')}
          />
          {end !== undefined && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
        </div>
      )}
    </Field>
  );
}
