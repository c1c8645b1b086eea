import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface HealthOptions {
  /** Whether requests should be sent here. */
  ready(): boolean;
  /** Each thing that the gateway leans on. */
  detailed(): Record<string, unknown>;
  /** Whether a request is from somebody who looks after the platform. */
  isFromAdministrator(request: FastifyRequest): Promise<boolean>;
}

/**
 * /health/live: the process runs. /health/ready: it serves. /health/detailed names hosts and errors, so it is there only for who
 * asks from the machine itself and not through a proxy on it, and for administrators; for all others it does not exist.
 */
export function serveHealth(app: FastifyInstance, { ready, detailed, isFromAdministrator }: HealthOptions): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (!ready()) reply.code(503);
    return { status: ready() ? 'ready' : 'not ready' };
  });
  app.get('/health/detailed', async (request, reply) => {
    if (!isFromThisMachine(request) && !(await isFromAdministrator(request))) return reply.callNotFound();
    return { status: ready() ? 'ready' : 'not ready', ...detailed() };
  });
}

function isFromThisMachine({ headers, socket }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? '';
  const loopback = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  return (
    loopback && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined && headers['via'] === undefined
  );
}
