import type { MetadataRoute } from 'next';
import { directionOf } from '@/i18n/languages.ts';
import { requestReading, requestText } from '@/i18n/request-reading.ts';

/** How the app stands among those that are installed, in the language of who installs it. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [text, { language }] = await Promise.all([requestText(), requestReading()]);
  const shortcut = (url: string, name: string) => ({ url, name, icons: [{ src: '/icons/app-192.png', sizes: '192x192' }] });
  return {
    id: '/',
    name: text('pwa.name'),
    short_name: text('pwa.name'),
    description: text('pwa.description'),
    lang: language,
    dir: directionOf(language),
    start_url: '/chat',
    scope: '/',
    display: 'standalone',
    background_color: '#eef2f3',
    theme_color: '#0b6672',
    categories: ['social', 'communication', 'productivity'],
    icons: [
      { src: '/icons/app.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/app-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/app-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      shortcut('/notifications', text('notifications.title')),
      shortcut('/search', text('navigation.search')),
      shortcut('/contacts', text('navigation.contacts')),
    ],
  };
}
