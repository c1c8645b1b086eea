import { createTransport } from 'nodemailer';
import type { RenderedLetter } from './letter.ts';

/** Hands a letter to the mail server, or rejects: then nobody has it. */
export type Post = (to: string, letter: RenderedLetter) => Promise<void>;

export interface PostOptions {
  smtpUrl: string;
  from: string;
}

/** Together they stay below the time after which the event log takes a consumer for dead and gives its event to another. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function createPost({ smtpUrl, from }: PostOptions): Post {
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS }, { from, disableFileAccess: true, disableUrlAccess: true });
  return async (to, { subject, text, html }) => {
    await transport.sendMail({
      to: { name: '', address: to },
      subject,
      text,
      html,
      headers: { 'auto-submitted': 'auto-generated' },
    });
  };
}
