import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Recorder extends AsyncDisposable {
  url: string;
  /** The names of the operations that went through it so far. */
  readonly operations: readonly string[];
}

/** Passes requests on to a gateway and remembers what was asked of its graph. For requests and answers that fit into memory. */
export async function startRecorder(gatewayUrl: string): Promise<Recorder> {
  const operations: string[] = [];
  const passOn = async (request: IncomingMessage): Promise<Response> => {
    const body = await buffer(request);
    if (request.url === '/graphql') operations.push(nameOf(body.toString()));
    const {
      host: _ours,
      connection: _hop,
      'content-length': _counted,
      'transfer-encoding': _parted,
      ...headers
    } = request.headers;
    return fetch(gatewayUrl + request.url, {
      method: request.method,
      headers: headers as Record<string, string>,
      body: request.method === 'GET' ? undefined : body,
      redirect: 'manual',
    });
  };
  const server = createServer((request, response) => {
    passOn(request)
      .then(async (answer) => {
        response.statusCode = answer.status;
        for (const name of ['content-type', 'retry-after']) {
          const value = answer.headers.get(name);
          if (value !== null) response.setHeader(name, value);
        }
        response.setHeader('set-cookie', answer.headers.getSetCookie());
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const nameOf = (body: string): string =>
  /(?:query|mutation)\s+(\w+)/.exec((JSON.parse(body) as { query: string }).query)?.[1] ?? '';
