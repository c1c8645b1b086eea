import { classNames } from './class-names.ts';

export interface ButtonLook {
  /** `primary` once in a view at most; `plain` is the usual one; `quiet` shows its bounds under the pointer only. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small' | 'large';
  isWide?: boolean;
}

const VARIANTS = {
  primary: 'bg-accent text-on-accent shadow-low hover:bg-accent-hover',
  plain:
    'border border-line-strong/60 bg-surface text-ink shadow-low hover:bg-hover active:bg-pressed contrast:border-line-strong',
  quiet: 'text-ink hover:bg-hover active:bg-pressed',
  danger: 'bg-danger text-on-danger shadow-low hover:bg-danger-hover',
};

const SIZES = {
  small: 'min-h-control-small gap-1.5 px-2.5 text-label [&_svg]:size-4',
  normal: 'min-h-control gap-2 px-3.5 text-body [&_svg]:size-[1.125rem]',
  large: 'min-h-12 gap-2 px-5 text-title [&_svg]:size-5',
};

/** The look of a button, for links that stand among buttons too. */
export function buttonClass({ variant = 'plain', size = 'normal', isWide = false }: ButtonLook = {}, className?: string): string {
  return classNames(
    'inline-flex select-none items-center justify-center rounded-control text-center font-medium no-underline transition-colors',
    'disabled:opacity-50 aria-disabled:opacity-70 forced-colors:border',
    VARIANTS[variant],
    SIZES[size],
    isWide && 'w-full',
    className,
  );
}
