'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { Choice } from './choice.tsx';
import { classNames } from './class-names.ts';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'role'> {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
}

/** What is on or off at once; what is sent with a form is a checkbox. */
export function Switch({ label, hint, className, ...input }: SwitchProps) {
  const hintId = useId();
  return (
    <Choice label={label} hint={hint} hintId={hintId} isControlLast className={className}>
      <input
        {...input}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself
        role="switch"
        aria-describedby={hint === undefined ? undefined : hintId}
        className={classNames(
          'relative h-5 w-9 shrink-0 appearance-none rounded-full bg-line-strong transition-colors checked:bg-accent disabled:opacity-50',
          'before:absolute before:start-0.5 before:top-0.5 before:size-4 before:rounded-full before:bg-surface before:transition-[inset]',
          'checked:before:start-4.5 checked:before:bg-on-accent forced-colors:appearance-auto forced-colors:before:hidden',
        )}
      />
    </Choice>
  );
}
