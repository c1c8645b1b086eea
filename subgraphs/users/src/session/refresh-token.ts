import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '@parley/kit/id';

export interface ShownRefreshToken {
  sessionId: string;
  generation: number;
  mac: string;
}

export interface RefreshTokens {
  /** The same for the same session and generation, whoever makes it: so two who refresh at once get the same one. */
  make(session: { id: string; seed: string }, generation: number): string;
  fits(session: { id: string; seed: string }, shown: ShownRefreshToken): boolean;
}

const SHAPE = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,8})\.([A-Za-z0-9_-]{43})$/;

/** `<session>.<generation>.<mac>`. Nothing of it lies in the database: the mac needs the session's seed and the secret. */
export function createRefreshTokens(secret: string): RefreshTokens {
  const mac = ({ id, seed }: { id: string; seed: string }, generation: number) =>
    createHmac('sha256', secret).update(`${id}.${seed}.${generation}`).digest('base64url');
  return {
    make: (session, generation) => `${session.id}.${generation}.${mac(session, generation)}`,
    fits: (session, shown) => timingSafeEqual(Buffer.from(mac(session, shown.generation)), Buffer.from(shown.mac)),
  };
}

/** Null for what has not the shape of one. */
export function readRefreshToken(text: string): ShownRefreshToken | null {
  const [, sessionId, generation, mac] = SHAPE.exec(text) ?? [];
  if (!isId(sessionId) || generation === undefined || mac === undefined) return null;
  return { sessionId, generation: Number(generation), mac };
}
