import type { IncomingHttpHeaders } from 'node:http';
import { PASSPORT_HEADER, REQUEST_ID_HEADER } from '@parley/kit/passport';
import type { FastifyRequest } from 'fastify';
import { withoutCookie } from '../identity/credential.ts';

/** They are about one connection, and not about what is passed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);
/** A client does not say for itself where it comes from, nor speak as the gateway. The credential stays here: a passport stands for it. */
const OURS = /^(x-parley-.*|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-.*|forwarded|via|host|authorization)$/;

/** The headers that go on to the subgraph. */
export function requestHeaders(
  request: FastifyRequest,
  passport: string | undefined,
  accessCookie: string | undefined,
): Record<string, string | string[]> {
  const { headers } = request;
  const named = namedByConnection(headers.connection);
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || named.has(name) || OURS.test(name)) continue;
    passed[name] = value;
  }
  if (accessCookie !== undefined && headers.cookie !== undefined) {
    const cookie = withoutCookie(headers.cookie, accessCookie);
    if (cookie === undefined) delete passed['cookie'];
    else passed['cookie'] = cookie;
  }
  passed['x-forwarded-for'] = request.ip;
  passed['x-forwarded-proto'] = request.protocol;
  passed['x-forwarded-host'] = request.host;
  passed[REQUEST_ID_HEADER] = request.id;
  if (passport !== undefined) passed[PASSPORT_HEADER] = passport;
  return passed;
}

/** The headers that come back to the client. */
export function responseHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = namedByConnection(headers.connection);
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (
      value === undefined ||
      HOP_BY_HOP.has(name) ||
      named.has(name) ||
      name.startsWith('x-parley-') ||
      name === REQUEST_ID_HEADER
    )
      continue;
    passed[name] = value;
  }
  return passed;
}

function namedByConnection(header: string | undefined): ReadonlySet<string> {
  return new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}
