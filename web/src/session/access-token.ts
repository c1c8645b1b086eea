/** The cookie in which the gateway finds the access token. Scripts cannot read it; the web server is sent it. */
export const ACCESS_COOKIE = 'parley_access';

/** What an access token says. It is read and not checked: who checks it is the gateway. */
export interface TokenClaims {
  userId: string;
  roles: readonly string[];
  expiresAt: string;
}

/** Null for what is no access token. */
export function readAccessToken(token: string | undefined): TokenClaims | null {
  try {
    const payload = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString();
    const { sub, roles, exp } = JSON.parse(payload) as Record<string, unknown>;
    if (typeof sub !== 'string' || typeof exp !== 'number' || !Array.isArray(roles)) return null;
    return { userId: sub, roles: roles.map(String), expiresAt: new Date(exp * 1000).toISOString() };
  } catch {
    return null;
  }
}
