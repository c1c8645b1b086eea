'use client';

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { useUiWords } from './words.tsx';

export interface BannerProps {
  tone?: keyof typeof TONES;
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
}

const TONES = {
  info: { colours: 'bg-accent-wash text-accent-ink', icon: <Info /> },
  success: { colours: 'bg-success-wash text-success-ink', icon: <CircleCheck /> },
  warning: { colours: 'bg-warning-wash text-warning-ink', icon: <TriangleAlert /> },
  danger: { colours: 'bg-danger-wash text-danger-ink', icon: <CircleAlert /> },
};

/** What holds for all below it, as long as it does: being offline, an address not yet confirmed. Announced without haste. */
export function Banner({ tone = 'info', icon = TONES[tone].icon, children, action, onDismiss }: BannerProps) {
  const words = useUiWords();
  return (
    <div
      role="status"
      className={classNames(
        'flex items-center gap-2.5 px-4 py-2 text-label forced-colors:border-b [&_svg]:size-4 [&_svg]:shrink-0',
        TONES[tone].colours,
      )}
    >
      <span aria-hidden className="inline-flex">
        {icon}
      </span>
      <div className="min-w-0 flex-1 font-medium">{children}</div>
      {action}
      {onDismiss !== undefined && (
        <IconButton size="small" label={words.dismiss} icon={<X />} onClick={onDismiss} className="text-current" />
      )}
    </div>
  );
}
