/**
 * What a program shows with each request and each connection: an access token or an API key. Asked for whenever one is needed, so that it can be
 * renewed; null asks as nobody.
 */
export type CredentialSource = () => string | null | Promise<string | null>;

/** What is shown on an open connection in place of what ends soon. */
export type Proof = { authorization: string } | { ticket: string };

export function authorizationOf(credential: string | null): { authorization: string } | undefined {
  return credential === null ? undefined : { authorization: `Bearer ${credential}` };
}

/** A page cannot read its own cookie: the gateway gives it a ticket for it. Null where nobody is logged in. */
export async function ticketFrom(url: string): Promise<Proof | null> {
  const answer = await fetch(`${url}/sockets/renew`, { method: 'POST', credentials: 'include' });
  if (!answer.ok) return null;
  const { ticket } = (await answer.json()) as { ticket: string };
  return { ticket };
}
