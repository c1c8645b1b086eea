import { BadUserInput } from '@parley/kit/errors';
import type { Passport } from '@parley/kit/passport';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireGateway } from '../gateway-only.ts';
import type { RevocationService } from './revocation.service.ts';

/** The list of revocations after a number, for gateways, which ask each second. */
export function revocationRoutes(
  app: FastifyInstance,
  passportOf: (request: FastifyRequest) => Passport,
  revocations: RevocationService,
): void {
  app.get<{ Querystring: { after?: string } }>('/identity/revocations', async (request) => {
    requireGateway(passportOf(request));
    const after = Number(request.query.after ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new BadUserInput('after', 'Give the last number that you know.');
    return revocations.after(after);
  });
}
