'use client';
import { useSyncExternalStore } from 'react';

/** The browser's offer to install the app: some make one, when they see fit. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function change(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

if (typeof window !== 'undefined') {
  // It comes once, and soon: whoever shows it later finds it here.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    change(event as InstallOffer);
  });
  addEventListener('appinstalled', () => change(null));
}

/** Asks whether to install the app; null where that is not offered, or is done. */
export function useInstall(): (() => void) | null {
  const known = useSyncExternalStore(
    subscribe,
    () => offer,
    () => null,
  );
  if (known === null) return null;
  return () => {
    // An offer can be taken once.
    change(null);
    void known.prompt();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
