import type { IncomingMessage } from 'node:http';

const LONGEST_MS = 10_000;

/**
 * Throws away what a client still sends after it was answered: whoever closes the connection at once loses the answer to those who
 * send first and read then. It is closed when that takes too long.
 */
export function discardRest(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), LONGEST_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
