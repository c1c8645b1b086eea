import type { Running } from '@parley/kit/process';
import { createTransport } from 'nodemailer';
import { Undeliverable } from '../delivery/delivery.ts';
import type { RenderedMail } from './mail-content.ts';
import type { Sender } from './sender.ts';

export interface MailToSend extends RenderedMail {
  /** The same each time that the same mail is sent, so that whoever gets it twice is shown it once. */
  id: string;
  to: string;
  /** Where one POST stops mails like this one (RFC 8058). Null for what cannot be stopped: letters about the account. */
  unsubscribeUrl: string | null;
}

export interface Post extends Running {
  /**
   * Hands a mail to the server. Rejects with Undeliverable when the server refuses the recipient or the mail for good; with anything else when it may be tried
   * again. Of a server that took the mail and did not say so nobody knows.
   */
  send(mail: MailToSend): Promise<void>;
}

export interface PostOptions {
  smtpUrl: string;
  sender: Sender;
  /** So many mails are under way at once. */
  connections: number;
  /** How patient it is with the server. */
  timeouts?: typeof TIMEOUTS;
}

/** Together they stay below the minute within which a carrier ends. */
const TIMEOUTS = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const WHOLE_MS = 45_000;
/** What is under way gets so long to end when the process does. */
const STOP_MS = 5_000;

export function createPost({ smtpUrl, sender, connections, timeouts = TIMEOUTS }: PostOptions): Post {
  const transport = createTransport(
    // Each mail is handed over once: whether it is tried again is for its delivery to say.
    { url: smtpUrl, pool: true, maxConnections: connections, maxRequeues: 0, ...timeouts },
    { from: { name: sender.name, address: sender.address }, disableFileAccess: true, disableUrlAccess: true },
  );
  const underWay = new Set<Promise<unknown>>();

  return {
    async send({ id, to, subject, text, html, unsubscribeUrl }) {
      const sending = transport.sendMail({
        messageId: `<${id}@${sender.host}>`,
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl === null
            ? {}
            : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        signal: AbortSignal.timeout(WHOLE_MS),
      });
      underWay.add(sending);
      try {
        await sending;
      } catch (error) {
        throw asOutcome(error);
      } finally {
        underWay.delete(sending);
      }
    },
    async stop() {
      const limit = setTimeout(() => transport.close({ force: true }), STOP_MS);
      transport.close();
      await Promise.allSettled(underWay);
      clearTimeout(limit);
    },
  };
}

interface SmtpError extends Error {
  code?: string;
  /** What the server was told when it refused; API before it was told anything. */
  command?: string;
  responseCode?: number;
}

/**
 * A refusal counts as one for good where it is about this recipient or this mail. What the server has against us (our log-in, our address) is
 * for the operator to mend, and the mail waits meanwhile.
 */
function asOutcome(error: unknown): unknown {
  const { code, command, responseCode = 0 } = error as SmtpError;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (isAboutMail && responseCode >= 500) return new Undeliverable(`The mail server refused it (${responseCode}).`);
  if (code === 'EENVELOPE' && command === 'API') return new Undeliverable('The address is none that mail can be sent to.');
  return error;
}
