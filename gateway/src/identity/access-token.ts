import { Unavailable } from '@parley/kit/errors';
import { type JWTPayload, jwtVerify } from 'jose';
import { JWTExpired } from 'jose/errors';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Authority, CredentialRefused, type Identified } from './identity.ts';
import type { KeySet } from './key-set.ts';

export interface AccessTokenOptions {
  keys: KeySet;
  issuer: string | undefined;
  audience: string | undefined;
  /**
   * A token that is older counts as expired, whatever it says itself: what revoked it may be forgotten by then. Null where nothing is
   * revoked, so that nothing is forgotten either.
   */
  longestLifeMs: number | null;
}

const VERIFIED = 10_000;
const ALGORITHMS = ['EdDSA', 'Ed25519'];

const claimsShape = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  roles: z.array(z.string()),
  scopes: z.array(z.string()),
  ver: z.number().int(),
  exp: z.number(),
  iat: z.number().optional(),
});

type Verified = Identified & { expiresAt: number };

/** Reads signed access tokens. A token is verified once; after that only its expiry is looked at until it is over. */
export function createAccessTokens({ keys, issuer, audience, longestLifeMs }: AccessTokenOptions): Authority {
  const verified = new LRUCache<string, Verified>({ max: VERIFIED });
  return {
    identify(token) {
      const known = verified.get(token);
      if (known !== undefined) {
        if (known.expiresAt > Date.now()) return known;
        throw new CredentialRefused('expired');
      }
      return verify(token);
    },
  };

  async function verify(token: string): Promise<Identified> {
    const { sub, sid, roles, scopes, ver, exp, iat } = readClaims(await payloadOf(token));
    const expiresAt = longestLifeMs === null ? exp * 1000 : Math.min(exp * 1000, issuedAt(iat) + longestLifeMs);
    if (expiresAt <= Date.now()) throw new CredentialRefused('expired');
    const identified: Verified = { viewer: { id: sub, roles, scopes, sessionId: sid }, version: ver, expiresAt };
    verified.set(token, identified);
    return identified;
  }

  async function payloadOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      throw new CredentialRefused(error instanceof JWTExpired ? 'expired' : 'invalid');
    }
  }
}

function issuedAt(iat: number | undefined): number {
  if (iat === undefined) throw new CredentialRefused('invalid');
  return iat * 1000;
}

function readClaims(payload: JWTPayload) {
  const read = claimsShape.safeParse(payload);
  if (!read.success) throw new CredentialRefused('invalid');
  return read.data;
}
