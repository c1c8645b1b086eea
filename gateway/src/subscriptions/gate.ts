/** Lets so much work run at once, and the rest wait in the order in which it came. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createGate(most: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((enter) => waiting.push(enter));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever enters takes the place of the one that leaves.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
