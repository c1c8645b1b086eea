import { createHash } from 'node:crypto';
import { escapeHtml } from '../mail/escape-html.ts';
import type { Stoppable } from './unsubscribe-links.ts';

const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f4f5f7, #131418); color: light-dark(#1c2024, #eceef2) }
main { max-width: 30rem; margin: 10vh auto 0; padding: 2rem; background: light-dark(#fff, #1b1d22); border: 1px solid light-dark(#e3e5ea, #31343c); border-radius: 10px }
h1 { margin: 0 0 1rem; font-size: 1.25rem }
a { color: light-dark(#2f55c8, #91a7ff) }
button { padding: .7rem 1.4rem; border: 0; border-radius: 8px; background: #2f55c8; color: #fff; font: inherit; font-weight: 600; cursor: pointer }
`;

/** The page runs nothing, loads nothing, stands in no frame, and sends its form nowhere else. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

const WHAT: Record<Stoppable, string> = {
  notifications: 'mails about what you have not read',
  digest: 'the digest of what you have missed',
};

export const askingPage = (mails: Stoppable, settingsUrl: string): string =>
  page(
    'Stop these mails?',
    `<p>You will not be sent ${WHAT[mails]} any more. What happens to your account is still told to you.</p>
<form method="post"><button type="submit" name="List-Unsubscribe" value="One-Click">Stop these mails</button></form>
${choice(settingsUrl)}`,
  );

export const stoppedPage = (mails: Stoppable, settingsUrl: string): string =>
  page('Done', `<p>You are not sent ${WHAT[mails]} any more.</p>\n${choice(settingsUrl)}`);

export const refusedPage = (why: string): string => page('This did not work', `<p>${escapeHtml(why)}</p>`);

const choice = (settingsUrl: string) => `<p><a href="${escapeHtml(settingsUrl)}">Choose what you are mailed</a></p>`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${body}
</main></body>
</html>
`;
