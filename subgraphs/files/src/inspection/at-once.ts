export interface AtOnce {
  /** Runs the work as soon as fewer than so many others run; in the order of asking. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Lets a few go on at once, and the rest wait. */
export function createAtOnce(most: number): AtOnce {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running < most) running++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running--;
        else next();
      }
    },
  };
}
