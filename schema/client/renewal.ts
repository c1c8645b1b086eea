import { type CredentialSource, expiryOf } from './credential.ts';

/** Asked when this part of what is left of a credential's life is over, and again while the same one is given. */
const RENEW_AFTER = 0.75;
const LAST_CHANCE_MS = 500;

/** Keeps what a connection has shown from expiring, while the connection lasts. */
export interface Renewal {
  start(shown: string | null, show: (credential: string) => void): void;
  stop(): void;
}

export function createRenewal(credential: CredentialSource): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let connection = 0;
  const start: Renewal['start'] = (shown, show) => {
    clearTimeout(timer);
    const left = shown === null ? null : leftOf(shown);
    if (left === null || left < LAST_CHANCE_MS) return;
    const current = connection;
    timer = setTimeout(async () => {
      // A source that fails now is asked again; when it fails to the end the gateway closes the connection, and says why.
      const renewed = await Promise.resolve()
        .then(credential)
        .catch(() => shown);
      if (current !== connection) return;
      if (renewed !== null && renewed !== shown) show(renewed);
      start(renewed, show);
    }, left * RENEW_AFTER);
  };
  return {
    start,
    stop() {
      connection += 1;
      clearTimeout(timer);
    },
  };
}

function leftOf(credential: string): number | null {
  const expiry = expiryOf(credential);
  return expiry === null ? null : expiry - Date.now();
}
