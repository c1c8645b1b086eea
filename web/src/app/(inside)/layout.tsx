import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { webConfig } from '@/config.ts';
import { CallProvider } from '@/features/call/call-provider.tsx';
import { InsideFrame } from '@/features/navigation/inside-frame.tsx';
import { ServiceWorker } from '@/features/pwa/service-worker.tsx';
import { Present } from '@/live/present.tsx';
import { SendingProvider } from '@/live/sending.tsx';
import { ACCESS_COOKIE, readAccessToken } from '@/session/access-token.ts';
import { RENEW } from '@/session/places.ts';
import { ViewerProvider } from '@/session/viewer.tsx';

export default async function InsideLayout({ children }: { children: ReactNode }) {
  const claims = readAccessToken((await cookies()).get(ACCESS_COOKIE)?.value);
  if (claims === null) redirect(RENEW);
  const { build } = webConfig();
  return (
    <ViewerProvider viewer={{ id: claims.userId, roles: claims.roles }}>
      <Present />
      {build !== null && <ServiceWorker build={build} />}
      <SendingProvider>
        <InsideFrame>
          <CallProvider>{children}</CallProvider>
        </InsideFrame>
      </SendingProvider>
    </ViewerProvider>
  );
}
