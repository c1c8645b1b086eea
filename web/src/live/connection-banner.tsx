'use client';
import { useSyncExternalStore } from 'react';
import { useLive } from '@/graph/graph-provider.tsx';
import { useText } from '@/i18n/text.tsx';
import { Banner } from '@/ui/banner.tsx';
import type { ConnectionState } from './connection-state.ts';

const CONNECTING: ConnectionState = { kind: 'connecting' };

/** How the page is connected. */
export function useConnection(): ConnectionState {
  const connection = useLive()?.connection;
  return useSyncExternalStore(connection?.subscribe ?? never, connection?.getSnapshot ?? (() => CONNECTING), () => CONNECTING);
}

/** Says when what is shown may not be all there is. */
export function ConnectionBanner() {
  const text = useText();
  const { kind } = useConnection();
  if (kind === 'offline') return <Banner tone="warning">{text('messages.offline')}</Banner>;
  if (kind === 'catching-up') return <Banner tone="info">{text('messages.catchingUp')}</Banner>;
  return null;
}

const never = () => () => undefined;
