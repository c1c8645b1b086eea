import type { Handshake } from './handshake.ts';

/**
 * Whether the page behind a request is one of ours or of those that may call with credentials. A browser sends its cookies along with a
 * socket that any page opens, and names that page in Origin, which no page can forge.
 */
export type IsOwnPage = (handshake: Handshake) => boolean;

export function createIsOwnPage(corsOrigins: readonly string[]): IsOwnPage {
  const allowed = new Set(corsOrigins);
  return ({ origin, host, secure }) => {
    if (origin === undefined || !URL.canParse(origin)) return false;
    if (allowed.has(origin)) return true;
    const page = new URL(origin);
    return page.host === host && (page.protocol === 'https:' || (page.protocol === 'http:' && !secure));
  };
}
