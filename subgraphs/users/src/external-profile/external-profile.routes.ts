import { createHash, timingSafeEqual } from 'node:crypto';
import { BadUserInput, NotFound, Unauthenticated } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Passport } from '@parley/kit/passport';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExternalProfileService } from './external-profile.service.ts';

export const HOOK_SECRET_HEADER = 'x-parley-hook-secret';

/** `POST /hooks/external-profile {"userId"}`: the other system says that a profile has changed there. It shows the secret that both know. */
export function externalProfileRoutes(
  app: FastifyInstance,
  passportOf: (request: FastifyRequest) => Passport,
  externalProfiles: ExternalProfileService,
  secret: string | null,
): void {
  app.post('/hooks/external-profile', async (request, reply) => {
    passportOf(request);
    if (secret === null) throw new NotFound('This path');
    if (!equal(String(request.headers[HOOK_SECRET_HEADER] ?? ''), secret)) throw new Unauthenticated('The secret is not right.');
    const userId = (request.body as { userId?: unknown } | null)?.userId;
    if (!isId(userId)) throw new BadUserInput('userId', 'Say whose profile has changed.');
    await externalProfiles.forget(userId);
    return reply.code(204).send();
  });
}

/** In the same time wherever they differ. */
function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
