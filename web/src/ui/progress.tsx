import { classNames } from './class-names.ts';

export interface ProgressProps {
  label: string;
  /** Left out while nobody knows how far it is. */
  value?: number;
  max?: number;
  tone?: 'accent' | 'success' | 'warning' | 'danger';
  className?: string;
}

const TONES = {
  accent: 'text-accent',
  success: 'text-success-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger',
};

/** How far something is, or how strong: the browser's own element, drawn in the colour of its text. */
export function Progress({ label, value, max = 1, tone = 'accent', className }: ProgressProps) {
  return <progress aria-label={label} value={value} max={max} className={classNames('progress', TONES[tone], className)} />;
}
