import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { countAcceptances, type Mood, moods } from './acceptances.ts';
import type { MoodyServer } from './moody-mail-server.ts';

/** A push service that fails in all the ways that one can, by turns. It knows pushes by their device and their topic. */
export async function startMoodyPushServer(turns: readonly Mood[]): Promise<MoodyServer> {
  const acceptances = countAcceptances();
  const mood = moods(turns);
  const server = createServer(async (request, response) => {
    await buffer(request).catch(() => undefined);
    const name = `${request.url} ${String(request.headers['topic'])}`;
    const now = mood.next();
    if (now === 'REFUSES') return response.writeHead(503, { 'retry-after': '0' }).end();
    if (now === 'SILENT') acceptances.taken(name, { answered: false });
    if (now !== 'WELL') return undefined;
    acceptances.taken(name, { answered: true });
    return response.writeHead(201).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...acceptances,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stay: mood.stay,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
