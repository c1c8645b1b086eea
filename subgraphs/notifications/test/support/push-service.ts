import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedPush {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server that is told how to answer, and remembers what came. */
export interface PushService extends AsyncDisposable {
  url: string;
  received: ReceivedPush[];
  /** Of what comes to this path from now on. */
  answer(path: string, status: number, headers?: Record<string, string>, body?: string): void;
  of(path: string): ReceivedPush[];
}

export async function startPushService(): Promise<PushService> {
  const received: ReceivedPush[] = [];
  const answers = new Map<string, { status: number; headers: Record<string, string>; body: string }>();
  const server = createServer(async (request, response) => {
    const path = String(request.url);
    received.push({ path, headers: request.headers, body: await buffer(request) });
    const { status, headers, body } = answers.get(path) ?? { status: 201, headers: {}, body: '' };
    response.writeHead(status, headers).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (path, status, headers = {}, body = '') => void answers.set(path, { status, headers, body }),
    of: (path) => received.filter((one) => one.path === path),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
