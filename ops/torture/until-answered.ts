import { setTimeout as pause } from 'node:timers/promises';
import { GraphError, NoAnswer } from '@parley/schema/client';

const AGAIN_AFTER_MS = 200;

/** Does it again until the graph has an answer, be it a refusal: that one is thrown. For what may be done twice. */
export async function untilAnswered<Answer>(work: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof NoAnswer || (error instanceof GraphError && error.isPassing);
      if (!isPassing) throw error;
      await pause(AGAIN_AFTER_MS, undefined, { signal });
    }
  }
}
