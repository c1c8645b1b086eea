import { type Mail, WEB_ADDRESS } from './mail.ts';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e3e5ea, #31343c); --soft: light-dark(#667085, #9aa1af); --card: light-dark(#fff, #1b1d22); --accent: light-dark(#3b5bdb, #91a7ff) }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f6f7f9, #131418) }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere }
a { color: var(--accent) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden }
.mail { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .7rem 1rem; text-decoration: none; color: inherit; border-top: 1px solid var(--line) }
.mail:first-child { border-top: 0 }
.mail:hover, .mail:focus-visible { background: light-dark(#f0f3ff, #22252d); outline: none }
.mail b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.soft { color: var(--soft); font-size: .85rem }
.empty { padding: 2.5rem 1rem; text-align: center; color: var(--soft) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; margin: 0; padding: 1rem; border-bottom: 1px solid var(--line) }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
iframe { display: block; width: 100%; height: 32rem; border: 0; background: #fff }
h2 { font-size: .85rem; font-weight: 600; color: var(--soft); margin: 1.5rem 0 .5rem }
`;

export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({ id, subject, from, to, receivedAt }) => `<a class="mail" href="/view/${id}"><b>${escapeHtml(subject || '(no subject)')}</b>
      <time class="soft">${escapeHtml(shownTime(receivedAt))}</time><span class="soft">${escapeHtml(from)} to ${escapeHtml(to.join(', '))}</span></a>`,
  );
  const content =
    rows.length > 0
      ? rows.join('')
      : '<p class="empty">No mail yet. Whatever Parley sends appears here and goes nowhere else.</p>';
  return page('Mailbox', `<h1>Mailbox</h1><div class="card">${content}</div>`, '<meta http-equiv="refresh" content="5">');
}

export function mailPage(mail: Mail): string {
  const html =
    mail.html === null
      ? ''
      : `<h2>As HTML</h2><div class="card"><iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe></div>`;
  return page(
    mail.subject,
    `<p><a href="/">All mails</a></p><h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
    <div class="card"><dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
    <dt>Sent</dt><dd>${escapeHtml(shownTime(mail.receivedAt))}</dd></dl><pre>${withLinks(mail.text)}</pre></div>${html}`,
  );
}

export function missingPage(): string {
  return page('Not found', '<h1>This mail is not here</h1><p>Only the newest are kept. <a href="/">All mails</a></p>');
}

/** The mail's own HTML, whose links open beside the mailbox. */
export const framedHtml = (html: string) => `<!doctype html><base target="_blank">${html}`;

function page(title: string, content: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`;
}

function withLinks(text: string): string {
  let rest = 0;
  let linked = '';
  for (const found of text.matchAll(WEB_ADDRESS)) {
    const address = escapeHtml(found[0]);
    linked += `${escapeHtml(text.slice(rest, found.index))}<a href="${address}" target="_blank" rel="noreferrer">${address}</a>`;
    rest = found.index + found[0].length;
  }
  return linked + escapeHtml(text.slice(rest));
}

const shownTime = (iso: string) => iso.slice(0, 19).replace('T', ' ');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
