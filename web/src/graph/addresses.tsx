'use client';
import { createContext, type ReactNode, use } from 'react';

export interface Addresses {
  /** The origin of the gateway, as the browser reaches it. */
  gateway: string;
  /** The origin of the app itself. */
  web: string;
}

const AddressesContext = createContext<Addresses | null>(null);

export function AddressesProvider({ addresses, children }: { addresses: Addresses; children: ReactNode }) {
  return <AddressesContext value={addresses}>{children}</AddressesContext>;
}

export function useAddresses(): Addresses {
  const addresses = use(AddressesContext);
  if (addresses === null) throw new Error('There is no AddressesProvider around this.');
  return addresses;
}
