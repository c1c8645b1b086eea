import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from '@parley/kit/passport';
import type { FastifyRequest } from 'fastify';

const AGENT_LENGTH = 300;

/** Where a request comes from: behind trusted proxies the address that they saw. */
export function clientOf(request: FastifyRequest): Client {
  return { address: request.ip, agent: agentOf(request.headers) };
}

export function agentOf(headers: IncomingHttpHeaders): string {
  return (headers['user-agent'] ?? '').slice(0, AGENT_LENGTH);
}
