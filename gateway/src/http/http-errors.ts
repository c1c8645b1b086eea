import type { Log } from '@parley/kit/log';
import type { FastifyError, FastifyInstance } from 'fastify';
import { refuse } from './refusal.ts';

/** Answers what fails outside of GraphQL in the same form: a fault of the request says what it is, anything else only its request's id. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return reply.send(refuse(reply, status, error.message, { code: 'BAD_REQUEST' }));
    log.error({ err: error, requestId: request.id }, 'a request met an unexpected error');
    const extensions = { code: 'INTERNAL', requestId: request.id };
    return reply.send(refuse(reply, 500, 'Something went wrong on our side.', extensions));
  });
  app.setNotFoundHandler((_request, reply) => reply.send(refuse(reply, 404, 'There is nothing here.', { code: 'NOT_FOUND' })));
}
