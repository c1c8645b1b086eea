import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import { TryLater } from '../delivery/delivery.ts';
import type { FcmCredentials } from './fcm-credentials.ts';

export interface AccessTokens {
  get(): Promise<string>;
  /** It was refused: the next one is a new one. */
  forget(token: string): void;
}

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const EARLY_MS = 60_000;
const grantedToken = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Short-lived tokens for a service account (RFC 7523). Asked for once, however many want one, and kept until shortly before it expires. */
export function createAccessTokens(credentials: FcmCredentials, timeoutMs = 10_000): AccessTokens {
  const { client_email: issuer, private_key: pem, token_uri: audience } = credentials;
  const key = createPrivateKey(pem);
  let current: { token: string; until: number } | null = null;
  let asked: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    const assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(key);
    const answer = await request(audience, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: GRANT, assertion }).toString(),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (answer.statusCode !== 200) {
      await answer.body.dump({ limit: 65_536 });
      throw new TryLater(`The token endpoint of FCM answered ${answer.statusCode}.`);
    }
    const granted = grantedToken.safeParse(await answer.body.json());
    if (!granted.success) throw new TryLater('The token endpoint of FCM gave no token.');
    const { access_token: token, expires_in: seconds } = granted.data;
    current = { token, until: Date.now() + seconds * 1000 - EARLY_MS };
    return token;
  };

  return {
    async get() {
      if (current !== null && Date.now() < current.until) return current.token;
      asked ??= ask().finally(() => {
        asked = null;
      });
      return asked;
    },
    forget(token) {
      if (current?.token === token) current = null;
    },
  };
}
