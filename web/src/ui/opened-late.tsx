'use client';

import { type ReactNode, Suspense, useState } from 'react';

/** What is loaded when it opens for the first time: a dialog made by React's `lazy`. From then on it is there, open or not. */
export function OpenedLate({ isOpen = true, children }: { isOpen?: boolean; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen || isOpen ? <Suspense fallback={null}>{children}</Suspense> : null;
}
