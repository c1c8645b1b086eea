'use client';
import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { MARK_READ } from './message-changes.ts';
import { useIsLookedAt } from './use-is-looked-at.ts';

/** Whoever scrolls past reads it all the same: told at most this often. */
const TOGETHER_MS = 500;

/** Tells that the viewer has read a conversation up to the newest message that can be seen, while they look at the page. */
export function useMarkRead(conversationId: string, seenNumber: number, lastReadNumber: number): void {
  const [, markRead] = useMutation(MARK_READ);
  const isLookedAt = useIsLookedAt();
  const told = useRef(0);
  useEffect(() => {
    if (!isLookedAt || seenNumber <= Math.max(lastReadNumber, told.current)) return;
    const timer = setTimeout(() => {
      told.current = seenNumber;
      // Where it fails the next message that is seen tells it, or the next time the page is looked at.
      void markRead({ input: { conversationId, number: seenNumber } }).then(({ error }) => {
        if (error !== undefined) told.current = 0;
      });
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [isLookedAt, seenNumber, lastReadNumber, conversationId, markRead]);
}
