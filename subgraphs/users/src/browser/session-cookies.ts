import type { FastifyReply } from 'fastify';
import type { Tokens } from '../session/session-tokens.ts';

export const ACCESS_COOKIE = 'parley_access';
export const REFRESH_COOKIE = 'parley_refresh';

export interface SessionCookies {
  set(reply: FastifyReply, tokens: Tokens): void;
  clear(reply: FastifyReply): void;
}

/** A browser keeps its tokens where scripts cannot read them. The refresh token goes nowhere but to the routes under /auth. */
export function createSessionCookies(options: { secure: boolean; idleDays: number }): SessionCookies {
  const access = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secure } as const;
  const refresh = { path: '/auth', httpOnly: true, sameSite: 'strict', secure: options.secure } as const;
  return {
    set(reply, { accessToken, accessTokenExpiresAt, refreshToken }) {
      reply.setCookie(ACCESS_COOKIE, accessToken, { ...access, expires: accessTokenExpiresAt });
      reply.setCookie(REFRESH_COOKIE, refreshToken, { ...refresh, maxAge: Math.floor(options.idleDays * 86_400) });
    },
    clear(reply) {
      reply.clearCookie(ACCESS_COOKIE, access);
      reply.clearCookie(REFRESH_COOKIE, refresh);
    },
  };
}
