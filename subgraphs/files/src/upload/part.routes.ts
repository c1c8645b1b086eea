import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { DirectUploadService } from './direct-upload.service.ts';

interface PartRequest {
  Params: { fileId: string; number: string };
  Querystring: { expires?: string; seal?: string };
}

/** Takes parts of uploads where the store has no links of its own: the signed link is all that is asked for. */
export function partRoutes(app: FastifyInstance, directUploads: DirectUploadService): void {
  app.register(async (scope) => {
    // A part is a stream of bytes, whatever it says of itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put<PartRequest>('/files/uploads/:fileId/:number', async (request, reply) => {
      const { fileId, number } = request.params;
      const { expires = '', seal = '' } = request.query;
      const gone = new AbortController();
      request.raw.once('close', () => {
        if (!request.raw.complete) gone.abort();
      });
      await directUploads.receivePart({ fileId, number, expires, seal }, request.raw as Readable, gone.signal);
      return reply.code(204).send();
    });
  });
}
