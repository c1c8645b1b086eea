'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Toast, ToastRegion } from './toast-region.tsx';

export type ToastRequest = Omit<Toast, 'key'>;

const MOST_AT_ONCE = 3;

const ShowToast = createContext<((toast: ToastRequest) => void) | null>(null);

/** Shows a short word of something that has happened. What must not be missed is no toast. */
export function useToast(): (toast: ToastRequest) => void {
  const show = useContext(ShowToast);
  if (show === null) throw new Error('A toast is shown inside of ToastProvider.');
  return show;
}

export function ToastProvider({ children, label }: { children: ReactNode; label: string }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const show = useCallback((toast: ToastRequest) => {
    setToasts((shown) =>
      [...shown.filter(({ text }) => text !== toast.text), { ...toast, key: crypto.randomUUID() }].slice(-MOST_AT_ONCE),
    );
  }, []);
  const remove = useCallback((key: string) => setToasts((shown) => shown.filter((toast) => toast.key !== key)), []);
  const region = useMemo(() => <ToastRegion toasts={toasts} onGone={remove} label={label} />, [toasts, remove, label]);
  return (
    <ShowToast value={show}>
      {children}
      {region}
    </ShowToast>
  );
}
