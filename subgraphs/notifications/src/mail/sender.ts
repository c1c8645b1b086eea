import addressparser from 'nodemailer/lib/addressparser';

/** Who mails come from. */
export interface Sender {
  name: string;
  address: string;
  /** Where the sender is at home: ids of mails end with it. */
  host: string;
}

/** Null for what is no single address with a host. */
export function readSender(text: string): Sender | null {
  const [one, ...others] = addressparser(text);
  if (one?.address === undefined || others.length > 0) return null;
  const host = /^[^@\s]+@([^@\s]+)$/.exec(one.address)?.[1];
  return host === undefined ? null : { name: one.name ?? '', address: one.address, host };
}
