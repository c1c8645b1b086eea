import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

interface Page {
  html: string;
  policy: string;
}

/**
 * GraphiQL for whoever opens the gateway in a browser. The page holds all it needs; its policy lets it run its own script, start
 * that script's workers and talk to this gateway, and nothing else.
 */
export function serveGraphiql(app: FastifyInstance): void {
  let made: Promise<Page> | null = null;
  const page = () => {
    made ??= makePage();
    return made;
  };
  app.addHook('preHandler', async (request, reply) => {
    if (!wantsPage(request)) return;
    const { html, policy } = await page();
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html);
  });
  app.get('/', async (request, reply) => {
    if (!wantsPage(request)) return reply.redirect('/graphql', 307);
  });
}

/** A browser that opens the page, and not a program that asks for JSON or sends a query. */
function wantsPage(request: FastifyRequest): boolean {
  const [path, search = ''] = request.url.split('?', 2);
  if (request.method !== 'GET' || (path !== '/' && path !== '/graphql')) return false;
  const accept = request.headers.accept ?? '';
  return accept.includes('text/html') && !new URLSearchParams(search).has('extensions') && !isQuery(request, search);
}

/** GraphiQL keeps the query in its own address, so a query does not make a page's request another one; a preflighted header does. */
function isQuery(request: FastifyRequest, search: string): boolean {
  return new URLSearchParams(search).has('query') && request.headers['apollo-require-preflight'] !== undefined;
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = tellingHeaders(renderGraphiQL({ title: 'GraphiQL', endpoint: '/graphql', subscriptionsProtocol: 'WS' }));
  const start = html.indexOf('<script>') + '<script>'.length;
  const script = html.slice(start, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    // Sockets of this address are among it.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

/** The page gives what is typed under Headers to requests only; a socket is told of it by the payload of its connection_init. */
function tellingHeaders(html: string): string {
  let found = false;
  const told = html.replace(/extensions:\{headers:(\w+\?\.headers)\}/, (_given, headers: string) => {
    found = true;
    return `extensions:{headers:${headers},connectionParams:${headers}}`;
  });
  if (!found) throw new Error('GraphiQL passes on headers in another way than was known of it');
  return told;
}
