import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { webConfig } from '@/config.ts';
import { AddressesProvider } from '@/graph/addresses.tsx';
import { GraphProvider } from '@/graph/graph-provider.tsx';
import { directionOf } from '@/i18n/languages.ts';
import { requestReading } from '@/i18n/request-reading.ts';
import { I18nProvider } from '@/i18n/text.tsx';
import { ACCESS_COOKIE, readAccessToken } from '@/session/access-token.ts';
import { accentRule } from '@/theme/accent.ts';
import { APPEARANCE_COOKIE, appearanceAttributes, readAppearance, themeColour } from '@/theme/appearance.ts';
import { Surroundings } from './surroundings.tsx';

export const metadata: Metadata = { title: { default: 'Parley', template: '%s · Parley' } };

export async function generateViewport(): Promise<Viewport> {
  const { theme } = readAppearance((await cookies()).get(APPEARANCE_COOKIE)?.value);
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    interactiveWidget: 'resizes-content',
    themeColor: themeColour(theme),
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [reading, jar, asked] = await Promise.all([requestReading(), cookies(), headers()]);
  const { publicUrl, gateway } = webConfig();
  const appearance = readAppearance(jar.get(APPEARANCE_COOKIE)?.value);
  const accent = accentRule(appearance.accent);
  const session = readAccessToken(jar.get(ACCESS_COOKIE)?.value);
  return (
    <html lang={reading.language} dir={directionOf(reading.language)} {...appearanceAttributes(appearance)}>
      <head>{accent !== null && <style nonce={asked.get('x-nonce') ?? undefined}>{accent}</style>}</head>
      <body>
        <I18nProvider {...reading}>
          <AddressesProvider addresses={{ web: publicUrl, gateway: gateway.publicUrl }}>
            <GraphProvider expiresAt={session?.expiresAt ?? null}>
              <Surroundings>{children}</Surroundings>
            </GraphProvider>
          </AddressesProvider>
        </I18nProvider>
      </body>
    </html>
  );
}
