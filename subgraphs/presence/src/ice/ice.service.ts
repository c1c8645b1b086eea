import { createHmac } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';

/** Servers that the operator has named for calls. */
export interface IceOptions {
  stunUrls: readonly string[];
  /** Null where there is none: then devices reach each other directly, or not at all. */
  turn: { urls: readonly string[]; secret: string; lifetimeMs: number } | null;
}

export interface IceServerRow {
  urls: readonly string[];
  username: string | null;
  credential: string | null;
}

export interface IceServersRow {
  servers: IceServerRow[];
  expiresAt: Date | null;
}

/**
 * Lets people use the TURN server for a while, by credentials that the server checks by itself (coturn's use-auth-secret): the name says until when and
 * who it is, and the password is its HMAC under a secret which only the two of us know.
 */
export class IceService {
  constructor(private readonly options: IceOptions) {}

  serversFor(viewer: Viewer | null): IceServersRow {
    const { id } = requireViewer(viewer);
    const { stunUrls, turn } = this.options;
    const stun = stunUrls.length === 0 ? [] : [{ urls: stunUrls, username: null, credential: null }];
    if (turn === null) return { servers: stun, expiresAt: null };
    const expiry = Math.floor((Date.now() + turn.lifetimeMs) / 1000);
    const username = `${expiry}:${id}`;
    const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
    return { servers: [...stun, { urls: turn.urls, username, credential }], expiresAt: new Date(expiry * 1000) };
  }
}
