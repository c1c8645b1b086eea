'use client';
import { useCallback, useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { START_TYPING, STOP_TYPING } from './composer-graph.ts';

const UNTIL_KNOWN_MS = 3_000;

/** Tells the others that the viewer is typing, as often as the graph wants it, and that they have stopped. */
export function useTyping(conversationId: string): { typed(): void; stopped(): void } {
  const client = useClient();
  const againAt = useRef(0);

  const typed = useCallback(() => {
    if (Date.now() < againAt.current) return;
    againAt.current = Date.now() + UNTIL_KNOWN_MS;
    void client.mutation(START_TYPING, { conversationId }).then(({ data }) => {
      const seconds = data?.startTyping?.againAfterSeconds;
      if (seconds !== undefined && againAt.current > 0) againAt.current = Date.now() + seconds * 1000;
    });
  }, [client, conversationId]);

  const stopped = useCallback(() => {
    if (againAt.current === 0) return;
    againAt.current = 0;
    void client.mutation(STOP_TYPING, { conversationId }).toPromise();
  }, [client, conversationId]);

  useEffect(() => stopped, [stopped]);
  return { typed, stopped };
}
