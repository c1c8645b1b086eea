import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Running } from '@parley/kit/process';
import { SMTPServer } from 'smtp-server';

const LARGEST_BYTES = 5_000_000;

export interface MailServer extends Running {
  port: number;
}

/** Takes every mail that anyone on this machine sends, whoever it is for, and delivers none. */
export async function startMailServer(port: number, keep: (source: Buffer) => Promise<void>): Promise<MailServer> {
  const server = new SMTPServer({
    banner: 'Parley development mailbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= LARGEST_BYTES) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('The mail is too large'), { responseCode: 552 }));
        keep(Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up; the server itself goes on
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
