/** As what this browser is registered, and for whom: the graph tells nobody where a device is reached. */
export interface KnownDevice {
  id: string;
  userId: string;
  endpoint: string;
  renewedAt: number;
}

const KEY = 'parley-push-device';

/** Null where this browser is not registered, or does not remember it. */
export function readKnownDevice(): KnownDevice | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as KnownDevice | null;
  } catch {
    return null;
  }
}

export function rememberDevice(device: KnownDevice | null): void {
  if (device === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(device));
}
