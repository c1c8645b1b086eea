import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const TONES: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-soft',
  accent: 'bg-accent-wash text-accent-ink',
  success: 'bg-success-wash text-success-ink',
  warning: 'bg-warning-wash text-warning-ink',
  danger: 'bg-danger-wash text-danger-ink',
};

/** A word about what it stands beside: a role, a state. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-mark px-1.5 py-px font-medium text-caption forced-colors:border [&_svg]:size-3',
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}

export interface CounterProps {
  count: number;
  max?: number;
  /** What is counted, with the number: "3 unread messages". */
  label: string;
  /** `attention` for what speaks to oneself, `quiet` for what is muted. */
  tone?: 'accent' | 'attention' | 'quiet';
}

const COUNTER_TONES = {
  accent: 'bg-accent text-on-accent',
  attention: 'bg-attention text-on-attention',
  quiet: 'bg-pressed text-ink-soft',
};

/** Nothing at all for none. */
export function Counter({ count, max = 99, label, tone = 'accent' }: CounterProps) {
  if (count <= 0) return null;
  return (
    <span
      className={classNames(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 font-semibold text-caption tabular-nums forced-colors:border',
        COUNTER_TONES[tone],
      )}
    >
      <span aria-hidden dir="ltr">
        {count > max ? `${max}+` : count}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
