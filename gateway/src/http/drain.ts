import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface Drain {
  readonly draining: boolean;
  /** Says no to readiness, waits the notice, closes idle connections, lets requests under way finish, and ends those that do not in time. */
  stop(): Promise<void>;
}

export interface DrainOptions {
  /** How long readiness says no before new connections are refused, so that a load balancer learns of it first. */
  noticeMs: number;
  /** How long requests under way may take after that. */
  limitMs: number;
}

export function drainOnStop(app: FastifyInstance, { noticeMs, limitMs }: DrainOptions): Drain {
  let draining = false;
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  return {
    get draining() {
      return draining;
    },
    async stop() {
      draining = true;
      if (noticeMs > 0) await wait(noticeMs);
      const limit = setTimeout(() => app.server.closeAllConnections(), limitMs);
      await app.close();
      clearTimeout(limit);
    },
  };
}
