import { Unavailable } from '@parley/kit/errors';
import { readCredential } from '../identity/credential.ts';
import type { Identify } from '../identity/identify.ts';
import { CredentialRefused, type Identified } from '../identity/identity.ts';
import { CLOSE, type CloseCode } from './close-codes.ts';
import type { Handshake } from './handshake.ts';
import type { IsOwnPage } from './own-page.ts';

/** The socket is to be ended, for this reason. */
export class SocketRefused extends Error {
  constructor(
    readonly close: CloseCode,
    reason: string = close.reason,
  ) {
    super(reason);
  }
}

/** Says who shows what; null is nobody. Rejects with SocketRefused. */
export interface Entrance {
  /** By the credential in connectionParams, or else by what the handshake carried. */
  enter(
    handshake: Handshake,
    params: Readonly<Record<string, unknown>> | undefined,
    requestId: string,
  ): Promise<Identified | null>;
  byAuthorization(authorization: unknown, requestId: string): Promise<Identified | null>;
}

export interface EntranceOptions {
  identify: Identify;
  accessCookie: string | undefined;
  isOwnPage: IsOwnPage;
}

export function createEntrance({ identify, accessCookie, isOwnPage }: EntranceOptions): Entrance {
  const entrance: Entrance = {
    async enter(handshake, params, requestId) {
      const authorization = params?.['authorization'] ?? params?.['Authorization'] ?? handshake.authorization;
      if (authorization !== undefined) return entrance.byAuthorization(authorization, requestId);
      const headers = handshake.cookie === undefined ? {} : { cookie: handshake.cookie };
      if (readCredential(headers, accessCookie).kind === 'none') return null;
      if (!isOwnPage(handshake)) throw new SocketRefused(CLOSE.forbidden, 'this page may not use the cookie');
      return orRefusal(identify(headers, requestId));
    },
    async byAuthorization(authorization, requestId) {
      if (typeof authorization !== 'string') throw new SocketRefused(CLOSE.unauthorized);
      return orRefusal(identify({ authorization }, requestId));
    },
  };
  return entrance;
}

async function orRefusal(identified: Promise<Identified | null>): Promise<Identified | null> {
  try {
    return await identified;
  } catch (error) {
    if (error instanceof CredentialRefused) throw new SocketRefused(CLOSE.unauthorized, error.reason);
    if (error instanceof Unavailable) throw new SocketRefused(CLOSE.unavailable);
    throw error;
  }
}
