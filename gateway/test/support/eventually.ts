import { expect } from 'vitest';

/** Waits for what is to become true, also on a machine that is busy with other tests. */
export const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 });
