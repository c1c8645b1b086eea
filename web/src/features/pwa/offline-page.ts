export interface OfflinePage {
  language: string;
  direction: 'ltr' | 'rtl';
  theme: 'system' | 'light' | 'dark';
  /** Of the content policy that it is kept with. */
  nonce: string;
  title: string;
  words: string;
  again: string;
}

/** The network may be there and the server not. */
const AGAIN_MS = 5_000;

/** A page that needs nothing else: it is shown under the address that could not be had, and tries that again when the server answers. */
export function offlinePage({ language, direction, theme, nonce, title, words, again }: OfflinePage): string {
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: ${theme === 'system' ? 'light dark' : theme}; }
body { display: grid; place-content: center; justify-items: center; gap: 0.75rem; min-block-size: 100dvh; margin: 0; padding: 1.5rem; box-sizing: border-box; background: light-dark(#eef2f3, #0b1113); color: light-dark(#132023, #e9f0f1); font: 0.9375rem/1.5 system-ui, sans-serif; text-align: center; }
svg { inline-size: 3.5rem; fill: none; stroke: light-dark(#0b6672, #53c4d0); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
h1 { margin: 0.5rem 0 0; font-size: 1.5rem; }
p { max-inline-size: 26rem; margin: 0; color: light-dark(#46585c, #aebdc0); }
a { margin-block-start: 0.75rem; padding: 0.55rem 1.1rem; border-radius: 0.5rem; background: light-dark(#0b6672, #53c4d0); color: light-dark(#ffffff, #04262b); font-weight: 600; text-decoration: none; }
a:focus-visible { outline: 2px solid light-dark(#0a616d, #68ccd7); outline-offset: 2px; }
</style>
</head>
<body>
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 20h.01M8.5 16.4a5 5 0 0 1 7 0M5 12.9a10 10 0 0 1 5.2-2.7M19 12.9a10 10 0 0 0-2-1.5M2 8.8a15 15 0 0 1 4.2-2.6M22 8.8A15 15 0 0 0 10.700 5M2 2l20 20"/></svg>
<h1>${title}</h1>
<p>${words}</p>
<a href="">${again}</a>
<script nonce="${nonce}">
const again = () => fetch('/health/live', { cache: 'no-store' }).then(({ ok }) => ok && location.reload(), () => undefined);
addEventListener('online', again);
setInterval(again, ${AGAIN_MS});
</script>
</body>
</html>
`;
}
