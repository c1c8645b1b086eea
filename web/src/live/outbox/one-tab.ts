/** Runs a task in one tab at a time: the others wait for their turn. Rejects with the signal's reason when it is aborted before. */
export type OneTab = (task: () => Promise<void>, signal: AbortSignal) => Promise<void>;

/** A tab that holds the turn for so long was put to sleep in the middle of it. */
const LONGEST_TURN_MS = 120_000;

/**
 * One at a time among the tabs of this browser. A tab that sleeps keeps nobody waiting for ever: its turn is taken from it, and what it goes on with
 * when it wakes does no harm, since a message is sent under the same name each time. Where pages have no locks every tab does it.
 */
export function oneTabOf(name: string): OneTab {
  if (!('locks' in navigator)) return (task) => task();
  return async (task, signal) => {
    let isOurs = false;
    const turn = () => {
      isOurs = true;
      return task();
    };
    const patience = AbortSignal.timeout(LONGEST_TURN_MS);
    try {
      await navigator.locks.request(name, { signal: AbortSignal.any([signal, patience]) }, turn);
    } catch (error) {
      if (signal.aborted || !isAbort(error)) throw error;
      if (!isOurs) await navigator.locks.request(name, { steal: true }, turn);
    }
  };
}

const isAbort = (error: unknown) =>
  error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
