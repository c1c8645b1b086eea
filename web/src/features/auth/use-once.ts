'use client';
import { useEffect, useRef } from 'react';

/** Does something once for the life of the page, however often the component is mounted: for what works only the first time. */
export function useOnce(act: () => void): void {
  const done = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    latest.current();
  }, []);
}
