import type { ReactNode } from 'react';

/** Read aloud, and not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
