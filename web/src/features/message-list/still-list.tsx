import type { ReactNode } from 'react';

/** The end of a list as the server draws it: in one piece, without anything that would have to be measured. */
export function StillList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="log" aria-label={label} aria-live="off" className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-3">
      {children}
    </div>
  );
}
