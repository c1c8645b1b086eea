import { classNames } from './class-names.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Presence = 'online' | 'away' | 'busy' | 'offline';

/** Told by its form too, for who sees no difference of colours: full, cut like a moon, with a bar, a ring. */
const FORMS = {
  online: 'bg-online',
  away: 'presence-moon bg-away',
  busy: 'presence-bar bg-busy',
  offline: 'border-2 border-offline bg-surface',
};

export interface PresenceDotProps {
  presence: Presence;
  /** What it is called; left out where text beside it says so. */
  label?: string;
  className?: string;
}

export function PresenceDot({ presence, label, className = 'size-3' }: PresenceDotProps) {
  return (
    <span className={classNames('inline-block rounded-full bg-surface p-0.5', className)}>
      <span aria-hidden className={classNames('block size-full rounded-full forced-color-adjust-none', FORMS[presence])} />
      {label !== undefined && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}
