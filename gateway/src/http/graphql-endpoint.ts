import type { IncomingMessage } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Identify } from '../identity/identify.ts';
import type { Passports } from '../identity/passports.ts';
import { discardRest } from '../uploads/discard-rest.ts';
import type { FormLimits } from '../uploads/form-parts.ts';
import { readUpload } from '../uploads/incoming-files.ts';
import { UploadRefused } from '../uploads/upload-refused.ts';
import { clientOf } from './client.ts';
import type { GatewayContext } from './context.ts';
import { startDeadline } from './deadline.ts';
import { refuse, refuseCredential } from './refusal.ts';

export interface GraphqlEndpointOptions {
  server: ApolloServer<GatewayContext>;
  identify: Identify;
  passports: Passports;
  timeoutMs: number;
  uploads: FormLimits & {
    /** A request with files may take longer than others, while it goes on. */
    timeoutMs: number;
  };
}

/** The headers that Apollo Server reads: of the answer's form, and those that no page can send to another origin unasked. */
const READ_HEADERS = ['accept', 'content-type', 'x-apollo-operation-name', 'apollo-require-preflight'] as const;

/** Serves GraphQL over HTTP at /graphql. A credential that is not accepted refuses the request before its query is read. */
export function serveGraphql(
  app: FastifyInstance,
  { server, identify, passports, timeoutMs, uploads }: GraphqlEndpointOptions,
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    using deadline = startDeadline(reply.raw, timeoutMs, isForm(request) ? uploads.timeoutMs : timeoutMs);
    const { signal } = deadline;
    const client = clientOf(request);
    let context: GatewayContext;
    try {
      const viewer = (await identify(request.headers, request.id))?.viewer ?? null;
      const shown = passports.forRequest(viewer, client, request.id);
      context = { requestId: request.id, viewer, client, passports: shown, signal };
    } catch (error) {
      return refuseCredential(reply, error);
    }
    let requestBody = request.body;
    if (isForm(request)) {
      const upload = await readUpload(request.raw, { limits: uploads, signal, onProgress: deadline.goesOn });
      requestBody = upload.operation;
      context.files = upload.files;
    }
    const { body, headers, status } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: graphqlRequest(request, requestBody),
      context: async () => context,
    });
    for (const [name, value] of headers) reply.header(name, value);
    reply.code(status ?? 200);
    if (body.kind === 'complete') return body.string;
    throw new Error('answers in parts are not supported');
  };
  app.register(async (scope) => {
    // A form stays a stream: what is in it is read when somebody asks for it.
    scope.addContentTypeParser(FORM, (_request, _payload, done) => done(null));
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      onRequest: async (request) => {
        if (request.method === 'POST' && !isForm(request)) endSlowBody(request.raw, timeoutMs);
      },
      handler: async (request, reply) => {
        try {
          if (wantsEventsOnly(request)) return refuse(reply, 406, EVENTS_ELSEWHERE, { code: 'BAD_REQUEST' });
          return await answer(request, reply);
        } catch (error) {
          if (!(error instanceof UploadRefused)) throw error;
          return refuse(reply, error.status, error.message, { code: error.code, ...error.details() });
        } finally {
          if (isForm(request)) discardRest(request.raw);
        }
      },
    });
  });
}

const FORM = 'multipart/form-data';

const EVENTS_ELSEWHERE =
  'Nothing is answered as text/event-stream: for a subscription open a WebSocket at the same path with the subprotocol graphql-transport-ws.';

function wantsEventsOnly({ headers }: FastifyRequest): boolean {
  return headers.accept?.trim().toLowerCase() === 'text/event-stream';
}

function isForm({ method, headers }: FastifyRequest): boolean {
  return method === 'POST' && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
}

/** The deadline of a request begins with its handler; this one is for who sends a body drop by drop and never gets so far. */
function endSlowBody(request: IncomingMessage, timeoutMs: number): void {
  const timer = setTimeout(() => request.destroy(), timeoutMs);
  const over = () => clearTimeout(timer);
  request.once('end', over).once('close', over);
}

function graphqlRequest(request: FastifyRequest, body: unknown): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const name of READ_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const question = request.url.indexOf('?');
  return { method: request.method, headers, search: question === -1 ? '' : request.url.slice(question), body };
}
