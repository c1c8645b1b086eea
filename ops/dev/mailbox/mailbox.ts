import { CannotStart, type Running, stopInReverse } from '@parley/kit/process';
import Fastify from 'fastify';
import { startMailServer } from './mail-server.ts';
import { openMailStore } from './mail-store.ts';
import { framedHtml, listPage, mailPage, missingPage } from './pages.ts';

export interface MailboxOptions {
  folder: string;
  /** Where the page is. 0 takes a free port. */
  port: number;
}

export interface Mailbox extends Running {
  /** The page for people; for programs GET /mails?to=&limit= and /mails/:id. */
  url: string;
  smtpUrl: string;
}

const LISTED = 100;
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const MAIL_POLICY = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'`;

/**
 * Keeps what Parley mails during development, and shows it. It listens on the loopback address alone and answers only to its
 * local names, so that no page of the web can read it through a name of its own; mails hold links that reset passwords.
 */
export async function startMailbox({ folder, port }: MailboxOptions): Promise<Mailbox> {
  const store = await openMailStore(folder);
  const server = await startMailServer(0, (source) => store.keep(source));
  const app = Fastify({ forceCloseConnections: true });

  app.addHook('onRequest', async (request, reply) => {
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) {
      return reply.code(421).send({ message: 'The mailbox answers to localhost only.' });
    }
    reply.headers({
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  app.get('/', async (_request, reply) => reply.type('text/html').send(listPage(await store.newest(LISTED))));
  app.get<ById>('/view/:id', async ({ params }, reply) => {
    const mail = await store.find(params.id);
    reply.code(mail === null ? 404 : 200).type('text/html');
    return mail === null ? missingPage() : mailPage(mail);
  });
  app.get<{ Querystring: { to?: string; limit?: string } }>('/mails', async ({ query }) => {
    const limit = Math.min(Number(query.limit) || LISTED, LISTED);
    return { mails: await store.newest(limit, typeof query.to === 'string' ? query.to : undefined) };
  });
  app.get<ById>('/mails/:id', async ({ params }, reply) => {
    return (await store.find(params.id)) ?? reply.code(404).send({ message: 'This mail is not here.' });
  });
  app.get<ById>('/mails/:id/html', async ({ params }, reply) => {
    const mail = await store.find(params.id);
    if (mail === null || mail.html === null) return reply.code(404).send({ message: 'This mail has no HTML.' });
    return reply.header('content-security-policy', MAIL_POLICY).type('text/html').send(framedHtml(mail.html));
  });

  try {
    const url = await app.listen({ host: '127.0.0.1', port });
    return { url, smtpUrl: `smtp://127.0.0.1:${server.port}`, stop: () => stopInReverse([server, { stop: () => app.close() }]) };
  } catch (error) {
    await server.stop();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotStart(`Port ${port}, which the development mailbox wants, is taken: set MAILBOX_PORT to a free one.`);
  }
}

interface ById {
  Params: { id: string };
}
