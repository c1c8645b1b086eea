import type { IncomingHttpHeaders } from 'node:http';
import { readCredential } from './credential.ts';
import { type Authority, CredentialRefused, type Identified } from './identity.ts';
import type { Revocations } from './revocations.ts';

export interface IdentifyOptions {
  /** Reads access tokens; without it none are. */
  tokens: Authority | null;
  /** Reads credentials that start with `opaquePrefix`; without it none are. */
  opaque: Authority | null;
  opaquePrefix: string;
  accessCookie: string | undefined;
  revocations: Revocations | null;
}

/**
 * Says who a request is from; null is nobody, since nothing was shown. Rejects with CredentialRefused for what was shown and is
 * not accepted, and with Unavailable when that cannot be told now. A gateway that reads no credentials knows nobody.
 */
export type Identify = (headers: IncomingHttpHeaders, requestId: string) => Promise<Identified | null>;

export function createIdentify({ tokens, opaque, opaquePrefix, accessCookie, revocations }: IdentifyOptions): Identify {
  if (tokens === null && opaque === null) return async () => null;
  return async (headers, requestId) => {
    const credential = readCredential(headers, accessCookie);
    if (credential.kind === 'none') return null;
    if (credential.kind === 'unreadable') throw new CredentialRefused('invalid');
    const authority = opaque !== null && credential.value.startsWith(opaquePrefix) ? opaque : tokens;
    if (authority === null) throw new CredentialRefused('invalid');
    const identified = await authority.identify(credential.value, requestId);
    // An authority may have known it for a while.
    if (identified.expiresAt !== null && identified.expiresAt <= Date.now()) throw new CredentialRefused('expired');
    if (revocations?.include(identified)) throw new CredentialRefused('revoked');
    return identified;
  };
}
