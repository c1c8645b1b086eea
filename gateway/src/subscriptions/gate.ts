/** Lets so much work run at once, and the rest wait in the order in which it came. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A gate for each subgraph: one that hangs lets nobody wait but those who ask it. */
export function createGates(most: number): (subgraph: string) => Gate {
  const gates = new Map<string, Gate>();
  return (subgraph) => {
    const gate = gates.get(subgraph) ?? createGate(most);
    gates.set(subgraph, gate);
    return gate;
  };
}

function createGate(most: number): Gate {
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
