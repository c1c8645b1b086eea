'use client';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Its name, shown as a tooltip too. */
  label: string;
  icon: ReactNode;
  /** The keys that do the same, shown in the tooltip. */
  keys?: string;
  variant?: 'quiet' | 'primary' | 'danger' | 'soft';
  size?: 'normal' | 'small';
}

const VARIANTS = {
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed aria-pressed:bg-accent-wash aria-pressed:text-accent-ink',
  soft: 'bg-hover text-ink hover:bg-pressed aria-pressed:bg-accent aria-pressed:text-on-accent',
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
};

const SIZES = {
  normal: 'size-control [&_svg]:size-5',
  small: 'size-control-small [&_svg]:size-[1.125rem]',
};

export function IconButton({
  label,
  icon,
  keys,
  variant = 'quiet',
  size = 'normal',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      data-tooltip={label}
      data-tooltip-keys={keys}
      className={classNames(
        'relative inline-flex shrink-0 items-center justify-center rounded-control transition-colors disabled:opacity-50 aria-disabled:opacity-50',
        'forced-colors:border',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
    >
      {icon}
    </button>
  );
}
