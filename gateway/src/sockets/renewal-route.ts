import type { FastifyInstance } from 'fastify';
import { refuse } from '../http/refusal.ts';
import { CLOSE } from './close-codes.ts';
import { type Entrance, SocketRefused } from './entrance.ts';
import type { ReadHandshake } from './handshake.ts';
import type { RenewalTickets } from './renewal-ticket.ts';

export interface RenewalRouteOptions {
  readHandshake: ReadHandshake;
  entrance: Entrance;
  tickets: RenewalTickets;
}

const REFUSALS = new Map<number, { status: number; code: string }>([
  [CLOSE.unauthorized.code, { status: 401, code: 'UNAUTHENTICATED' }],
  [CLOSE.forbidden.code, { status: 403, code: 'FORBIDDEN' }],
  [CLOSE.unavailable.code, { status: 503, code: 'UNAVAILABLE' }],
]);

/** POST /sockets/renew: by its new cookie a page gets a ticket, which it shows in a ping on its open socket. */
export function serveRenewal(app: FastifyInstance, { readHandshake, entrance, tickets }: RenewalRouteOptions): void {
  app.post('/sockets/renew', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const identified = await entrance.enter(readHandshake(request.raw), undefined, request.id);
      if (identified === null) return reply.send(refuse(reply, 401, 'Log in to do this.', { code: 'UNAUTHENTICATED' }));
      return { ticket: tickets.give(identified), expiresAt: dateOf(identified.expiresAt) };
    } catch (error) {
      const refusal = error instanceof SocketRefused ? REFUSALS.get(error.close.code) : undefined;
      if (refusal === undefined) throw error;
      return reply.send(refuse(reply, refusal.status, (error as Error).message, { code: refusal.code }));
    }
  });
}

/** As clients are told of it; null where a credential has no end of its own. */
export function dateOf(expiresAt: number | null): string | null {
  return expiresAt === null ? null : new Date(expiresAt).toISOString();
}
