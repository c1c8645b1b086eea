import type { Proof } from './credential.ts';

/** Keeps the end of a credential from ending the connection. */
export interface Renewal {
  /** The gateway says when what was shown to it ends, or that it has no end. Told again and again, only another time counts. */
  expires(at: string | null): void;
  /** The connection is over. */
  stop(): void;
}

/** Something new is asked for when this part of what is left is over, and again while there is nothing new. */
const RENEW_AFTER = 0.75;
const LAST_CHANCE_MS = 100;

export interface RenewalOptions {
  /** Null where there is nothing newer than what was shown last. */
  prove(): Promise<Proof | null>;
  show(proof: Proof): void;
}

export function createRenewal({ prove, show }: RenewalOptions): Renewal {
  let known: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renewBefore = (end: string) => {
    const left = Date.parse(end) - Date.now();
    if (!(left > LAST_CHANCE_MS)) return;
    timer = setTimeout(async () => {
      // A source that fails now is asked again; when it fails to the end the gateway closes the connection, and says why.
      const proof = await prove().catch(() => null);
      if (known !== end) return;
      if (proof !== null) show(proof);
      renewBefore(end);
    }, left * RENEW_AFTER);
  };
  return {
    expires(at) {
      if (at === known) return;
      known = at;
      clearTimeout(timer);
      if (at !== null) renewBefore(at);
    },
    stop() {
      known = null;
      clearTimeout(timer);
    },
  };
}
