import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from '@parley/kit/process';
import type { FastifyInstance } from 'fastify';

export interface Drain {
  readonly draining: boolean;
  /** Ends this too, beside the server and at the same moment. */
  along(part: Running): void;
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
  const others: Running[] = [];
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  return {
    get draining() {
      return draining;
    },
    along(part) {
      others.push(part);
    },
    async stop() {
      draining = true;
      if (noticeMs > 0) await wait(noticeMs);
      const limit = setTimeout(() => app.server.closeAllConnections(), limitMs);
      await Promise.all([app.close(), ...others.map((part) => part.stop())]);
      clearTimeout(limit);
    },
  };
}
