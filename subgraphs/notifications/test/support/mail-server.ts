import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came in, and who it was for in truth. */
export interface ArrivedMail extends Email {
  recipients: readonly string[];
  /** As it came, with all its headers. */
  source: string;
  header(name: string): string | undefined;
}

/** What the server does with a mail: takes it, refuses it at one of its steps, or says nothing any more. */
export type Behaviour =
  | 'takes'
  | 'hangs'
  | { refuses: 'sender' | 'recipient' | 'mail'; code: number }
  /** Takes one and hangs up before it says so; from then on it takes them as it should. */
  | 'hangsUpOnce';

export interface MailServer extends AsyncDisposable {
  url: string;
  mails: readonly ArrivedMail[];
  behave(behaviour: Behaviour): void;
  /** The newest mail to the address whose subject or text fits, once it is there. */
  mailTo(address: string, fits?: RegExp): Promise<ArrivedMail>;
  stop(): Promise<void>;
}

/** A real SMTP server on a port of its own, unless told, which can be made to misbehave. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: ArrivedMail[] = [];
  const waiting = new Set<() => void>();
  let behaviour: Behaviour = 'takes';

  const refusal = (step: 'sender' | 'recipient' | 'mail') => {
    if (typeof behaviour !== 'object' || behaviour.refuses !== step) return undefined;
    return Object.assign(new Error('This server does not like it'), { responseCode: behaviour.code });
  };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom: (_address, _session, done) => done(refusal('sender')),
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (behaviour === 'hangs') return;
        const refused = refusal('mail');
        if (refused !== undefined) return done(refused);
        const source = Buffer.concat(chunks);
        const mail = await PostalMime.parse(source);
        mails.push({
          ...mail,
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          source: source.toString(),
          header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value,
        });
        if (behaviour === 'hangsUpOnce') {
          behaviour = 'takes';
          for (const connection of server.connections) connection.close();
        } else done();
        for (const look of waiting) look();
      });
    },
  };
  const server = new SMTPServer(options) as SMTPServer & { connections: Set<{ close(): void }> };
  server.on('error', () => undefined); // a client that hung up
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));

  const find = (address: string, fits: RegExp) =>
    mails.findLast(({ recipients, subject, text }) => recipients.includes(address) && fits.test(`${subject}\n${text}`));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`,
    mails,
    behave(next) {
      behaviour = next;
    },
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
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
