import PostalMime, { type Address } from 'postal-mime';

export interface Mail {
  id: string;
  receivedAt: string;
  from: string;
  /** Addresses without names, in lower case. */
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  /** Every web address in it, once, in order. */
  links: string[];
}

export async function readMail(id: string, source: Buffer): Promise<Mail> {
  const { from, to, subject, text, html } = await PostalMime.parse(source);
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 15))).toISOString(),
    from: addressesOf(from === undefined ? [] : [from])[0] ?? '',
    to: addressesOf(to ?? []).map((address) => address.toLowerCase()),
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? null,
    links: [...new Set([...linksOfText(text ?? ''), ...linksOfHtml(html ?? '')])],
  };
}

function addressesOf(given: readonly Address[]): string[] {
  return given.flatMap((one) => (one.group ? one.group.map(({ address }) => address) : [one.address ?? '']));
}

export const WEB_ADDRESS = /https?:\/\/[^\s<>"')\]]+/g;

const linksOfText = (text: string) => text.match(WEB_ADDRESS) ?? [];

function linksOfHtml(html: string): string[] {
  const targets = [...html.matchAll(/href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(([, double, single]) => double ?? single ?? '');
  return targets.map((target) => target.replaceAll('&amp;', '&')).filter((target) => /^https?:\/\//.test(target));
}
