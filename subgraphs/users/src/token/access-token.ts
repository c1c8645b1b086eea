import { CannotStart } from '@parley/kit/process';
import { importJWK, type JWK, SignJWT } from 'jose';

/** A private Ed25519 key as a JWK. */
export interface TokenKey {
  kid: string;
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  d: string;
}

export interface AccessTokenOptions {
  /** The first signs; the others still verify what they signed. */
  keys: readonly TokenKey[];
  issuer: string;
  audience: string;
  lifetimeSeconds: number;
}

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

export interface AccessTokens {
  issue(claims: { userId: string; sessionId: string; roles: readonly string[]; tokenVersion: number }): Promise<AccessToken>;
  /** The public halves of all keys. */
  keySet: { keys: JWK[] };
}

/** Signs what a session carries in each request, for a few minutes. Whoever knows the published keys can verify it without asking. */
export async function createAccessTokens({ keys, issuer, audience, lifetimeSeconds }: AccessTokenOptions): Promise<AccessTokens> {
  const [signing] = await Promise.all(keys.map((key) => importKey(key)));
  const kid = keys[0]?.kid;
  if (signing === undefined || kid === undefined) throw new CannotStart('TOKEN_KEYS holds no key.');
  return {
    async issue({ userId, sessionId, roles, tokenVersion }) {
      const issuedAt = Math.floor(Date.now() / 1000);
      const expiresAt = issuedAt + lifetimeSeconds;
      const token = await new SignJWT({ sid: sessionId, roles: [...roles], scopes: ['*'], ver: tokenVersion })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signing);
      return { token, expiresAt: new Date(expiresAt * 1000) };
    },
    keySet: { keys: keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' })) },
  };
}

async function importKey(key: TokenKey) {
  try {
    return await importJWK(key, 'EdDSA');
  } catch {
    throw new CannotStart(`TOKEN_KEYS: the key ${key.kid} is not a private Ed25519 key.`);
  }
}
