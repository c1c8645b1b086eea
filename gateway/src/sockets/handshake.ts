import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import proxyAddress from '@fastify/proxy-addr';
import type { Client } from '@parley/kit/passport';
import type { TrustProxy } from '../config.ts';
import { agentOf } from '../http/client.ts';

/** What counts of the request that a socket began with. */
export interface Handshake {
  client: Client;
  authorization: string | undefined;
  cookie: string | undefined;
  /** The page that opened the socket; programs name none. */
  origin: string | undefined;
  /** Where the client believes to be: the name and port of this gateway, as its page's address would hold them. */
  host: string | undefined;
  /** Whether it is known that the client came by TLS. */
  secure: boolean;
}

export type ReadHandshake = (request: IncomingMessage) => Handshake;

/** Reads requests as the HTTP side does: what proxies say of them counts only where they are trusted. */
export function createReadHandshake(trustProxy: TrustProxy): ReadHandshake {
  const trusts = trustOf(trustProxy);
  return (request) => {
    const { headers, socket } = request;
    const throughTrusted = trusts(socket.remoteAddress ?? '', 0);
    const forwarded = (name: 'x-forwarded-host' | 'x-forwarded-proto') => (throughTrusted ? lastOf(headers[name]) : undefined);
    return {
      client: { address: proxyAddress(request, trusts), agent: agentOf(headers) },
      authorization: headers.authorization,
      cookie: headers.cookie,
      origin: headers.origin,
      host: forwarded('x-forwarded-host') ?? headers.host,
      secure: (socket as Partial<TLSSocket>).encrypted === true || forwarded('x-forwarded-proto') === 'https',
    };
  };
}

function trustOf(trustProxy: TrustProxy): (address: string, hop: number) => boolean {
  if (typeof trustProxy === 'function') return trustProxy;
  if (typeof trustProxy === 'boolean') return () => trustProxy;
  return proxyAddress.compile(trustProxy.split(',').map((word) => word.trim()));
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header.at(-1) : header;
  return value?.split(',').at(-1)?.trim();
}
