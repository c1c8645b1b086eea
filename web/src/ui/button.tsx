'use client';

import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { Spinner } from './spinner.tsx';
import { useUiWords } from './words.tsx';

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  icon?: ReactNode;
  /** Keeps its place, its name and the focus, and does nothing until what it began has ended. */
  isBusy?: boolean;
}

export function Button({
  variant,
  size,
  isWide,
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const words = useUiWords();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={press}
      className={buttonClass({ variant, size, isWide }, className)}
    >
      {isBusy ? <Spinner label={words.busy} /> : icon}
      {children}
    </button>
  );
}
