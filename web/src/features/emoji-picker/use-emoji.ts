'use client';

import { useCallback, useEffect, useState } from 'react';
import { type Emoji, loadEmoji } from './emoji.ts';

export type LoadedEmoji = { state: 'loading' | 'failed' } | { state: 'loaded'; emoji: readonly Emoji[] };

/** All emoji, and a way to ask for them again where they did not come. */
export function useEmoji(): [LoadedEmoji, () => void] {
  const [loaded, setLoaded] = useState<LoadedEmoji>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    let isWanted = true;
    const settle = (next: LoadedEmoji) => isWanted && setLoaded(next);
    loadEmoji().then(
      (emoji) => settle({ state: 'loaded', emoji }),
      () => settle({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [attempt]);
  const again = useCallback(() => {
    setLoaded({ state: 'loading' });
    setAttempt((before) => before + 1);
  }, []);
  return [loaded, again];
}
