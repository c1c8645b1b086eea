import type { FastifyInstance } from 'fastify';
import type { AccessTokens } from './access-token.ts';

/** The public keys, for whoever verifies access tokens: open to all, without a passport. */
export function keySetRoutes(app: FastifyInstance, { keySet }: AccessTokens): void {
  app.get('/.well-known/jwks.json', (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(keySet));
}
