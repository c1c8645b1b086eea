import type { ServerResponse } from 'node:http';
import { Unavailable } from '@parley/kit/errors';

export interface Turns {
  /** Resolves when it is the person's turn, which lasts until the response is closed; rejects when that happens before. */
  take(person: string, response: ServerResponse): Promise<void>;
}

/** So many at once, and of one person no more than some of them, so that nobody keeps all others out. Whoever came first begins first. */
export function createTurns({ atOnce, perPerson }: { atOnce: number; perPerson: number }): Turns {
  let free = atOnce;
  const having = new Map<string, number>();
  const waiting = new Set<{ person: string; begin(): void }>();

  const beginNext = () => {
    for (const one of waiting) {
      if (free === 0) return;
      const has = having.get(one.person) ?? 0;
      if (has >= perPerson) continue;
      waiting.delete(one);
      free -= 1;
      having.set(one.person, has + 1);
      one.begin();
    }
  };
  const end = (person: string) => {
    free += 1;
    const has = (having.get(person) ?? 1) - 1;
    if (has === 0) having.delete(person);
    else having.set(person, has);
    beginNext();
  };

  return {
    take(person, response) {
      return new Promise((resolve, reject) => {
        const gone = new Unavailable('The upload');
        if (response.closed || response.destroyed) return reject(gone);
        const one = { person, begin: resolve };
        response.once('close', () => {
          if (waiting.delete(one)) reject(gone);
          else end(person);
        });
        waiting.add(one);
        beginNext();
      });
    },
  };
}
