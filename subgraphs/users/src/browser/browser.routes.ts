import cookie from '@fastify/cookie';
import { BadUserInput, Unauthenticated } from '@parley/kit/errors';
import type { Passport } from '@parley/kit/passport';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RegistrationService } from '../account/registration.service.ts';
import { requireGateway } from '../gateway-only.ts';
import type { LogInService } from '../log-in/log-in.service.ts';
import type { SessionService } from '../session/session.service.ts';
import type { Tokens } from '../session/session-tokens.ts';
import { requireOwnPage } from './own-page.ts';
import { REFRESH_COOKIE, type SessionCookies } from './session-cookies.ts';

export interface BrowserRoutesOptions {
  allowedOrigins: readonly string[];
  cookies: SessionCookies;
  logIns: LogInService;
  registrations: RegistrationService;
  sessions: SessionService;
  passportOf(request: FastifyRequest): Passport;
}

const text = z.string();
const maybeText = z.string().nullish();
const logInBody = z.object({ email: text, password: text, deviceName: maybeText });
const confirmBody = z.object({ challenge: text, code: text });
const registerBody = z.object({ email: text, password: text, name: text, locale: maybeText, deviceName: maybeText });

/** The log-in of the graph for browsers: the same services, with the tokens in cookies and never in an answer. */
export function browserRoutes(app: FastifyInstance, options: BrowserRoutesOptions): void {
  const { allowedOrigins, cookies, logIns, registrations, sessions } = options;
  const clientOf = (request: FastifyRequest) => options.passportOf(request).client;

  const welcome = (reply: FastifyReply, userId: string, tokens: Tokens) => {
    cookies.set(reply, tokens);
    return { userId, accessTokenExpiresAt: tokens.accessTokenExpiresAt };
  };

  app.register(async (routes) => {
    await routes.register(cookie);
    routes.addHook('onRequest', async (request, reply) => {
      requireGateway(options.passportOf(request));
      requireOwnPage(request, allowedOrigins);
      reply.header('cache-control', 'no-store');
    });

    routes.post('/auth/register', async (request, reply) => {
      const { user, tokens } = await registrations.register(readBody(registerBody, request), clientOf(request));
      return welcome(reply, user.id, tokens);
    });

    routes.post('/auth/log-in', async (request, reply) => {
      const outcome = await logIns.logIn(readBody(logInBody, request), clientOf(request));
      return 'challenge' in outcome ? outcome : welcome(reply, outcome.user.id, outcome.tokens);
    });

    routes.post('/auth/confirm', async (request, reply) => {
      const { user, tokens } = await logIns.confirm(readBody(confirmBody, request), clientOf(request));
      return welcome(reply, user.id, tokens);
    });

    routes.post('/auth/refresh', async (request, reply) => {
      try {
        const { tokens, userId } = await sessions.refresh(request.cookies[REFRESH_COOKIE] ?? '', clientOf(request));
        return welcome(reply, userId, tokens);
      } catch (error) {
        if (error instanceof Unauthenticated) cookies.clear(reply);
        throw error;
      }
    });

    routes.post('/auth/log-out', async (request, reply) => {
      const { viewer, client } = options.passportOf(request);
      cookies.clear(reply);
      await sessions.logOutByRefreshToken(request.cookies[REFRESH_COOKIE] ?? '', client);
      if (viewer !== null) await sessions.logOut(viewer, client);
      return { loggedOut: true };
    });
  });
}

function readBody<T>(shape: z.ZodType<T>, { body }: FastifyRequest): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new BadUserInput(read.error.issues[0]?.path.join('.') ?? '', 'Give this as a text.');
}
