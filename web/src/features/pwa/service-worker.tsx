'use client';
import { useEffect } from 'react';
import { useAddresses } from '@/graph/addresses.tsx';
import { useReading } from '@/i18n/text.tsx';

/**
 * Has the browser keep the app: what shows pushes, and a page for when there is no network. Another build or language is another address, and so another version;
 * it takes over when no page of the one before is open any more.
 */
export function ServiceWorker({ build }: { build: string }) {
  const { gateway } = useAddresses();
  const { language } = useReading();
  useEffect(() => {
    const address = `/service-worker.js?${new URLSearchParams({ build, gateway, language })}`;
    // Where it is refused, as on an address that is not secure, the app works without it.
    navigator.serviceWorker?.register(address, { type: 'module', updateViaCache: 'none' }).catch(() => undefined);
  }, [build, gateway, language]);
  return null;
}
