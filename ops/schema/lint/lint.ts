import { parse } from 'graphql';
import type { Problem } from '../problem.ts';
import { connections } from './connections.ts';
import { descriptions } from './descriptions.ts';
import { lists } from './lists.ts';
import { mutations } from './mutations.ts';
import { names } from './names.ts';
import { type LintRule, readSdl } from './rule.ts';

const rules: readonly LintRule[] = [descriptions, names, lists, mutations, connections];

/** Holds an SDL against the conventions of the graph. `file` is where a reader finds it. */
export function lint(file: string, sdl: string): Problem[] {
  const read = readSdl(parse(sdl));
  return rules
    .flatMap((rule) => rule(read))
    .sort((one, other) => one.line - other.line)
    .map(({ coordinate, line, message }) => ({ where: `${file}:${line} ${coordinate}`, message }));
}
