import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubgraphSource } from '../schema/composition-rules.ts';
import { emitSubgraphs } from '../schema/emit.ts';
import { readRoverConfig } from '../schema/rover-config.ts';

/** Subgraphs that rover.yaml names and that are not made here: others run them, and the graph of `npm start` has them too. */
export async function foreignSubgraphs(root: string): Promise<SubgraphSource[]> {
  const foreign = [];
  for (const named of await readRoverConfig(root)) {
    const isOurs = await stat(join(root, 'subgraphs', named.name)).catch(() => undefined);
    if (isOurs === undefined) foreign.push(named);
  }
  return emitSubgraphs(root, foreign);
}
