import type { Connection } from './connection.ts';

const EVERY_MS = 500;

/** One timer for all sockets: late beginnings, expired credentials and keep-alive are looked after twice a second. */
export function startSweep(connections: Iterable<Connection>): { stop(): void } {
  const timer = setInterval(() => {
    const now = Date.now();
    for (const connection of connections) connection.tick(now);
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
