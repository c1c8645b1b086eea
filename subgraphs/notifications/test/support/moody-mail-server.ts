import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Running } from '@parley/kit/process';
import { SMTPServer } from 'smtp-server';
import { type Acceptances, countAcceptances, type Mood, moods } from './acceptances.ts';

export interface MoodyServer extends Running, Acceptances {
  url: string;
  stay(mood: Mood): void;
}

/** A mail server that fails in all the ways that one can, by turns. It knows mails by their Message-ID. */
export async function startMoodyMailServer(turns: readonly Mood[]): Promise<MoodyServer> {
  const acceptances = countAcceptances();
  const mood = moods(turns);
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 10,
    onData(stream, _session, done) {
      const answer = async () => {
        const id = /^message-id: <(.+)>/im.exec(await text(stream))?.[1] ?? 'none';
        const now = mood.next();
        if (now === 'REFUSES') return done(Object.assign(new Error('Not now'), { responseCode: 451 }));
        if (now === 'SILENT') acceptances.taken(id, { answered: false });
        if (now !== 'WELL') return undefined;
        acceptances.taken(id, { answered: true });
        return done();
      };
      answer().catch(done);
    },
  });
  server.on('error', () => undefined); // a client that hangs up; the server itself goes on
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    ...acceptances,
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    stay: mood.stay,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
