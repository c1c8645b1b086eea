import { cookies, headers } from 'next/headers';
import { offlinePage } from '@/features/pwa/offline-page.ts';
import { directionOf } from '@/i18n/languages.ts';
import { requestReading, requestText } from '@/i18n/request-reading.ts';
import { APPEARANCE_COOKIE, readAppearance } from '@/theme/appearance.ts';

/** What the service worker keeps for when there is no network: all in one answer, and nothing of anybody. */
export async function GET(): Promise<Response> {
  const [reading, text, jar, asked] = await Promise.all([requestReading(), requestText(), cookies(), headers()]);
  const page = offlinePage({
    language: reading.language,
    direction: directionOf(reading.language),
    theme: readAppearance(jar.get(APPEARANCE_COOKIE)?.value).theme,
    nonce: asked.get('x-nonce') ?? '',
    title: text('pwa.offlineTitle'),
    words: text('pwa.offlineText'),
    again: text('ui.retry'),
  });
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } });
}
