import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CurrentGraph } from '../graph/current-graph.ts';

/** A subscription that goes on with a newer graph, or ends. */
export interface Replannable {
  replan(): void;
}

export interface ReloadOptions {
  graph: CurrentGraph;
  /** Those that are open; more may come meanwhile, and are of the newest graph already. */
  open(): Iterable<Replannable>;
  /** Called when a newer graph serves, before any of them is planned. */
  reloaded(): void;
}

const AT_ONCE = 50;

/** Plans what is open for each newer graph, a few in a turn, so that a reload does not hold up what is live. */
export function followReloads({ graph, open, reloaded }: ReloadOptions): { stop(): void } {
  let round = 0;
  const replanAll = async (mine: number) => {
    let planned = 0;
    for (const one of [...open()]) {
      if (round !== mine) return;
      one.replan();
      planned += 1;
      if (planned % AT_ONCE === 0) await nextTurn();
    }
  };
  const stopListening = graph.listen(() => {
    round += 1;
    reloaded();
    void Promise.resolve(round).then(replanAll);
  });
  return {
    stop() {
      round += 1;
      stopListening();
    },
  };
}
