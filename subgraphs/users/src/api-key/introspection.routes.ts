import { BadUserInput } from '@parley/kit/errors';
import type { Passport } from '@parley/kit/passport';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireGateway } from '../gateway-only.ts';
import type { ApiKeyService } from './api-key.service.ts';

/** Tells a gateway for whom an API key speaks. */
export function introspectionRoutes(
  app: FastifyInstance,
  passportOf: (request: FastifyRequest) => Passport,
  apiKeys: ApiKeyService,
): void {
  app.post('/identity/introspect', async (request) => {
    requireGateway(passportOf(request));
    const credential = (request.body as { credential?: unknown } | null)?.credential;
    if (typeof credential !== 'string') throw new BadUserInput('credential', 'Give the credential as a text.');
    return apiKeys.introspect(credential);
  });
}
