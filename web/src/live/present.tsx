'use client';
import { useEffect } from 'react';
import { useClient } from 'urql';
import { useLive } from '@/graph/graph-provider.tsx';

/** The viewer is there, on whatever page they are. */
export function Present() {
  const live = useLive();
  const client = useClient();
  useEffect(() => {
    live?.heartbeat.start(client);
    return () => live?.heartbeat.stop();
  }, [live, client]);
  return null;
}

/** A conversation is on the screen while this is: nobody needs to be told elsewhere of what is said in it. */
export function useShowing(conversationId: string): void {
  const live = useLive();
  useEffect(() => {
    live?.heartbeat.shows(conversationId);
    return () => live?.heartbeat.shows(null);
  }, [live, conversationId]);
}
