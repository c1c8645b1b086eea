import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** Why a form could not be sent, where no field of it is to blame. Announced when it appears. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="empty:hidden">
      {children !== undefined && children !== null && children !== false && children !== '' && (
        <p className="flex animate-appear items-start gap-2 rounded-control bg-danger-wash px-3 py-2.5 text-danger-ink text-label">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
