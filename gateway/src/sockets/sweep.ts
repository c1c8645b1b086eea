import type { Connection } from './connection.ts';

const EVERY_MS = 500;

/** One timer for all sockets: late beginnings, expired credentials and keep-alive are looked after twice a second. */
export function startSweep(connections: Iterable<Connection>): { stop(): void } {
  const look = () => {
    const now = Date.now();
    for (const connection of connections) connection.tick(now);
  };
  // First what has come is read: who answered while this process stood still has answered. ws tells of it one turn after it was read.
  const timer = setInterval(() => setImmediate(() => setImmediate(look)), EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
