'use client';
import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { useIsLookedAt } from '../message-list/use-is-looked-at.ts';
import { READ_THREAD } from './thread-page.ts';

/** Whoever scrolls past reads it all the same: told at most this often. */
const TOGETHER_MS = 500;

/** Tells that the viewer has read a thread up to the newest reply that can be seen, while they look at the page. Null is none. */
export function useReadThread(seenReplyId: string | null, unread: number): void {
  const [, readThread] = useMutation(READ_THREAD);
  const isLookedAt = useIsLookedAt();
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!isLookedAt || unread === 0 || seenReplyId === null || seenReplyId === told.current) return;
    const timer = setTimeout(() => {
      told.current = seenReplyId;
      // Where it fails the next reply that is seen tells it, or the next time the page is looked at.
      void readThread({ messageId: seenReplyId }).then(({ error }) => {
        if (error !== undefined) told.current = null;
      });
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [isLookedAt, unread, seenReplyId, readThread]);
}
