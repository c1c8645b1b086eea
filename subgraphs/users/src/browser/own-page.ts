import { Forbidden } from '@parley/kit/errors';
import type { FastifyRequest } from 'fastify';

/**
 * Throws unless the request comes from a page of our own. A browser names the page's origin on every POST, and sends JSON to another
 * origin only after asking: together they keep a foreign page from using the cookies.
 */
export function requireOwnPage({ headers }: FastifyRequest, allowedOrigins: readonly string[]): void {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) throw new Forbidden('Send this as application/json.');
  if (headers.origin === undefined || !allowedOrigins.includes(headers.origin)) throw new Forbidden('This page may not do this.');
}
