/**
 * What a program shows with each request and each connection: an access token or an API key. Asked for whenever one is needed, so that it can be
 * renewed; null asks as nobody, or as whom the browser's cookie names.
 */
export type CredentialSource = () => string | null | Promise<string | null>;

export function authorizationOf(credential: string | null): { authorization: string } | undefined {
  return credential === null ? undefined : { authorization: `Bearer ${credential}` };
}

/** When an access token ends, in milliseconds since 1970; null for what says nothing of it, as an API key. */
export function expiryOf(credential: string): number | null {
  const [, claims, signature] = credential.split('.');
  if (claims === undefined || signature === undefined) return null;
  try {
    const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    return null; // opaque to us, whatever it is
  }
}
