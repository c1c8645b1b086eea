import type { Viewer } from '@parley/kit/passport';

export type RefusalReason = 'expired' | 'revoked' | 'invalid';

/** A credential was given and is not accepted. */
export class CredentialRefused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(`the credential is ${reason}`);
  }
}

/** Who a credential speaks for, before revocations are looked at. */
export interface Identified {
  viewer: Viewer;
  /** Raised by its user to end all that was given out before. */
  version: number;
  /** When the credential is over, in milliseconds since 1970; null where only a revocation ends it. */
  expiresAt: number | null;
}

/** One way of knowing who shows a credential. Rejects with CredentialRefused, or with Unavailable when it cannot tell now. */
export interface Authority {
  identify(credential: string, requestId: string): Promise<Identified> | Identified;
}
