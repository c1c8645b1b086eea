import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  url: string;
  /** Resolves with the newest mail to the address whose subject or text fits, waiting for it to come. */
  mailTo(address: string, fits?: RegExp): Promise<Email>;
  mails: readonly Email[];
  stop(): Promise<void>;
}

/** A real SMTP server that keeps what it is given, on a free port unless told. */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const mails: Email[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
        for (const look of waiting) look();
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address() as { port: number };

  const find = (address: string, fits: RegExp) =>
    mails.findLast((mail) => mail.to?.some((to) => to.address === address) && fits.test(`${mail.subject}\n${mail.text}`));

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    mailTo: (address, fits = /./) =>
      new Promise((resolve) => {
        const look = () => {
          const mail = find(address, fits);
          if (mail === undefined) return;
          waiting.delete(look);
          resolve(mail);
        };
        waiting.add(look);
        look();
      }),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
