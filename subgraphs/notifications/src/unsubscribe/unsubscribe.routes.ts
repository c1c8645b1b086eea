import type { Log } from '@parley/kit/log';
import { type Passport, REQUEST_ID_HEADER } from '@parley/kit/passport';
import { refusal } from '@parley/kit/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askingPage, PAGE_HEADERS, refusedPage, stoppedPage } from './unsubscribe.page.ts';
import type { UnsubscribeService } from './unsubscribe.service.ts';

export interface UnsubscribeRoutesOptions {
  unsubscribing: UnsubscribeService;
  /** Where people choose what they are mailed. */
  settingsUrl: string;
  passportOf(request: FastifyRequest): Passport;
  log: Log;
}

interface ByToken {
  Params: { token: string };
}

const LONGEST_BODY = 4096;

/**
 * Where links in mails lead. GET shows a page with a button and changes nothing; POST stops the mails, by that button or by the mail program itself
 * (RFC 8058). The link is all that is asked for.
 */
export function unsubscribeRoutes(app: FastifyInstance, options: UnsubscribeRoutesOptions): void {
  const { unsubscribing, settingsUrl, passportOf, log } = options;
  const addressOf = (request: FastifyRequest) => passportOf(request).client?.address ?? '';
  const send = (reply: FastifyReply, page: string) => reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(page);

  app.register(async (scope) => {
    // The link says it all, whatever a mail program writes into the body.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LONGEST_BODY }, (_request, _body, done) => done(null));
    scope.setErrorHandler((error, request, reply) => {
      const { status, body } = refusal(error, log, String(request.headers[REQUEST_ID_HEADER] ?? ''));
      return send(reply.code(status), refusedPage(body.errors[0].message));
    });
    scope.get<ByToken>('/unsubscribe/:token', async (request, reply) => {
      const { mails } = await unsubscribing.look(request.params.token, addressOf(request));
      return send(reply, askingPage(mails, settingsUrl));
    });
    scope.post<ByToken>('/unsubscribe/:token', async (request, reply) => {
      const { mails } = await unsubscribing.stop(request.params.token, addressOf(request));
      return send(reply, stoppedPage(mails, settingsUrl));
    });
  });
}
