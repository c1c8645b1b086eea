import { Unavailable } from '@parley/kit/errors';
import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Agent } from 'undici';
import { clientOf } from '../http/client.ts';
import { ClientGone } from '../http/deadline.ts';
import type { Identify } from '../identity/identify.ts';
import { CredentialRefused } from '../identity/identity.ts';
import type { Passports } from '../identity/passports.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { safePath } from './safe-path.ts';

export interface PassThroughOptions {
  /** Path prefix -> name of a subgraph, or an http:// address. */
  table: ReadonlyMap<string, string>;
  /** Where a subgraph is; only its origin counts. */
  urlOf(subgraph: string): string | null;
  identify: Identify;
  passports: Passports;
  /** Its value stays at the gateway. */
  accessCookie: string | undefined;
  /** How long the first byte of an answer may take; how long the rest may pause, on either side. What it takes in all has no limit. */
  headersTimeoutMs: number;
  pauseMs: number;
  log: Log;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Passes plain HTTP on to subgraphs by a table of path prefixes, both ways as a stream, with a passport that may name nobody:
 * here a credential that is not accepted counts as none.
 */
export async function servePassThrough(app: FastifyInstance, options: PassThroughOptions): Promise<{ stop(): Promise<void> }> {
  const { table, urlOf, identify, passports, accessCookie, headersTimeoutMs, pauseMs, log } = options;
  const agent = new Agent({
    // As many as slow readers of large answers may hold beside everybody else.
    connections: 1024,
    pipelining: 1,
    headersTimeout: headersTimeoutMs,
    bodyTimeout: pauseMs,
    connectTimeout: 5_000,
  });

  const pass = async (prefix: string, target: string, request: FastifyRequest, reply: FastifyReply) => {
    const path = safePath(request.url);
    if (path === null || !(path === prefix || path.startsWith(`${prefix}/`)))
      return answer(reply, 400, 'BAD_REQUEST', 'The path is not valid.');
    const subgraph = /^https?:\/\//.test(target) ? null : target;
    const url = subgraph === null ? target : urlOf(subgraph);
    if (url === null) return away(reply, request, target, 'no such subgraph');
    const viewer = await viewerOf(identify, request);
    const passport = subgraph === null ? undefined : passports.forRequest(viewer, clientOf(request), request.id).show(subgraph);
    const ended = new AbortController();
    reply.raw.once('close', () => ended.abort(new ClientGone()));
    if (reply.raw.destroyed) ended.abort(new ClientGone());
    // Of a client that does not read, the subgraph's side sees nothing but that it is not asked for more.
    reply.raw.setTimeout(pauseMs, () => reply.raw.destroy());
    try {
      const { statusCode, headers, body } = await agent.request({
        origin: new URL(url).origin,
        path: request.url,
        method: request.method,
        headers: requestHeaders(request, passport, accessCookie),
        body: hasBody(request) ? request.raw : null,
        signal: ended.signal,
      });
      return reply.code(statusCode).headers(responseHeaders(headers)).send(body);
    } catch (error) {
      return away(reply, request, target, error);
    }
  };

  const away = (reply: FastifyReply, request: FastifyRequest, target: string, error: unknown) => {
    log.error({ err: error, target, requestId: request.id }, 'a request could not be passed through');
    const { code, message } = new Unavailable('This');
    if (hasBody(request)) {
      // What is left of the body is for nobody now, and would keep the connection from its next request and from its end.
      request.raw.resume();
      reply.header('connection', 'close');
    }
    return answer(reply, 503, code, message);
  };

  await app.register(async (scope) => {
    // Bodies stay streams: they are read by who they are for.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [prefix, target] of table) {
      for (const url of [prefix, `${prefix}/*`]) {
        scope.route({
          method: METHODS,
          url,
          config: { compress: false },
          compress: false,
          handler: (request, reply) => pass(prefix, target, request, reply),
        });
      }
    }
  });
  return { stop: () => agent.destroy() };
}

async function viewerOf(identify: Identify, request: FastifyRequest): Promise<Viewer | null> {
  try {
    return (await identify(request.headers, request.id))?.viewer ?? null;
  } catch (error) {
    if (error instanceof CredentialRefused || error instanceof Unavailable) return null;
    throw error;
  }
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function answer(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ code, message });
}
