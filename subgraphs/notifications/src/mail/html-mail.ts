import { escapeHtml } from './escape-html.ts';
import type { MailContent, MailLink, MailPart, Phrase } from './mail-content.ts';

/**
 * The mail as a page: one column in tables, since mail programs know little else, with its looks on each element, since some drop the style
 * sheet. It loads nothing, so that nobody learns from it who has read it. Programs that keep the sheet turn dark with their reader's wish.
 */
export function htmlMail({ subject, parts, notes, ways }: MailContent, house: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;${PAGE}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="${PAGE}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:left">
<tr><td class="soft" style="padding:0 4px 12px;${FONT};font-size:14px;font-weight:600;${SOFT}">${escapeHtml(house)}</td></tr>
<tr><td class="card" style="padding:24px 28px 12px;border-radius:10px;${CARD};${FONT};${INK}">
${parts.map(partHtml).join('\n')}
</td></tr>
<tr><td class="soft" style="padding:16px 4px;${FONT};font-size:13px;${SOFT}">
${[...notes.map(noteHtml), ...ways.map(wayHtml)].join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5';
const PAGE = 'background-color:#f4f5f7';
const CARD = 'background-color:#ffffff;border:1px solid #e3e5ea';
const INK = 'color:#1c2024';
const SOFT = 'color:#60646c';
const QUOTE = 'border-left:3px solid #c4cad4;padding:2px 0 2px 12px;overflow-wrap:anywhere';
const BUTTON = 'display:inline-block;padding:11px 22px;color:#ffffff;text-decoration:none;font-weight:600';

const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  .page { background-color: #131418 !important }
  .card { background-color: #1b1d22 !important; border-color: #31343c !important; color: #eceef2 !important }
  .soft, .soft a { color: #a3a9b5 !important }
  .quote { border-color: #4a4f5a !important; color: #d5d8df !important }
  .link { color: #91a7ff !important }
}
`;

function partHtml(part: MailPart): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escapeHtml(part.text)}</p>`;
    case 'button':
      return buttonHtml(part.link);
    case 'deed':
      return `<p style="margin:0 0 6px">${phraseHtml(part.told)}<br><span class="soft" style="font-size:13px;${SOFT}">${escapeHtml(part.at)}</span></p>
${part.said === null ? '' : quoteHtml(part.said)}
<p style="margin:0 0 20px;font-size:14px"><a class="link" href="${escapeHtml(part.link.url)}" style="color:#2f55c8">${escapeHtml(part.link.label)}</a></p>`;
  }
}

function quoteHtml(said: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 6px"><tr><td class="quote" style="${QUOTE}">${escapeHtml(said).replaceAll('\n', '<br>')}</td></tr></table>`;
}

function buttonHtml({ label, url }: MailLink): string {
  const address = escapeHtml(url);
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px"><tr><td bgcolor="#2f55c8" style="border-radius:8px"><a href="${address}" style="${BUTTON}">${escapeHtml(label)}</a></td></tr></table>
<p class="soft" style="margin:0 0 16px;font-size:13px;overflow-wrap:anywhere;${SOFT}">If the button does not work, open this address:<br>${address}</p>`;
}

const phraseHtml = (phrase: Phrase): string =>
  phrase.map((piece) => (typeof piece === 'string' ? escapeHtml(piece) : `“<b>${escapeHtml(piece.others)}</b>”`)).join('');

const noteHtml = (note: string): string => `<p style="margin:0 0 8px">${escapeHtml(note)}</p>`;

const wayHtml = ({ label, url }: MailLink): string =>
  `<p style="margin:0 0 8px"><a href="${escapeHtml(url)}" style="${SOFT}">${escapeHtml(label)}</a></p>`;
