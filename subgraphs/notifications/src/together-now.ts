import DataLoader from 'dataloader';

/**
 * What is asked one by one at the same moment is asked at once; many events are handled side by side. Nothing is remembered: whoever asks
 * later asks anew. Answers stand in the order of the keys; an Error among them is for its key alone.
 */
export function togetherNow<Key, Answer>(
  ask: (keys: readonly Key[]) => Promise<readonly (Answer | Error)[]>,
  most = 1000,
): (key: Key) => Promise<Answer> {
  const loader = new DataLoader<Key, Answer>(ask, { cache: false, maxBatchSize: most, batchScheduleFn: setImmediate });
  return (key) => loader.load(key);
}
