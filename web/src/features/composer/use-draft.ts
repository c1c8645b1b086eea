'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { DRAFTS, SAVE_DRAFT } from './composer-graph.ts';

const SAVE_AFTER_MS = 1_000;
/** What was written on this page: the graph may not have the last of it yet. */
const written = new Map<string, string>();

/**
 * What is being written, kept for all devices of its writer: loaded when the composer opens, saved a moment after the last key and when it closes. What is
 * written meanwhile counts more than what is loaded.
 */
export function useDraft(conversationId: string, threadRoot: number | null): readonly [string, (text: string) => void] {
  const client = useClient();
  const key = `${conversationId} ${threadRoot ?? ''}`;
  const [text, setText] = useState(() => written.get(key) ?? '');
  const unsaved = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const body = unsaved.current;
    unsaved.current = null;
    if (body !== null) void client.mutation(SAVE_DRAFT, { input: { conversationId, threadRoot, body } }).toPromise();
  }, [client, conversationId, threadRoot]);

  useEffect(() => {
    if (written.has(key)) return;
    let isWanted = true;
    void client.query(DRAFTS, {}, { requestPolicy: 'network-only' }).then(({ data }) => {
      const draft = data?.drafts?.find((one) => one.conversation?.id === conversationId && one.threadRoot === threadRoot);
      if (isWanted && draft !== undefined && !written.has(key)) setText(draft.body);
    });
    return () => {
      isWanted = false;
    };
  }, [client, key, conversationId, threadRoot]);

  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  const write = useCallback(
    (next: string) => {
      setText(next);
      written.set(key, next);
      unsaved.current = next.trim() === '' ? '' : next;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, SAVE_AFTER_MS);
    },
    [key, save],
  );
  return [text, write];
}
