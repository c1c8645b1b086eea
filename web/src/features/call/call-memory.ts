import * as z from 'zod/mini';
import { parsed, people } from './call-signal.ts';
import { CALL_KEY } from './remembers-call.ts';

const REMEMBERED = z.object({
  callId: z.string(),
  conversationId: z.string(),
  people,
  media: z.enum(['voice', 'video']),
  /** Whether the microphone and the camera were on. */
  speaks: z.boolean(),
  hasCamera: z.boolean(),
  atMs: z.number(),
});

export type RememberedCall = Omit<z.infer<typeof REMEMBERED>, 'atMs'>;

/** The call that a page is in, for the page itself when it is loaded again. */
export interface CallMemory {
  /** Null where there is none, or it is too long ago to be waited for by the others. */
  read(): RememberedCall | null;
  write(call: RememberedCall): void;
  clear(): void;
}

const GOOD_FOR_MS = 45_000;

export function createCallMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): CallMemory {
  return {
    read() {
      const { success, data } = z.safeParse(REMEMBERED, parsed(storage.getItem(CALL_KEY) ?? ''));
      return success && Date.now() - data.atMs < GOOD_FOR_MS ? data : null;
    },
    write: (call) => storage.setItem(CALL_KEY, JSON.stringify({ ...call, atMs: Date.now() })),
    clear: () => storage.removeItem(CALL_KEY),
  };
}
