import { ChatError, Unavailable } from '@parley/kit/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, isObjectType } from 'graphql';
import type { SubgraphAnswer } from '../data-source/data-source.ts';
import { type Cursor, moveInto, pathsOf, type ResponsePath } from './cursor.ts';
import { type Data, isData, mergeInto, own } from './data.ts';
import { representationOf } from './representation.ts';
import { rewrite } from './rewrites.ts';
import type { FetchStep, Step } from './steps.ts';
import { SubgraphError } from './subgraph-error.ts';

/** Stands in a cursor's path for every item of a list. */
const LIST = '@';

/** Asks one subgraph; `variables` is JSON. Rejects when the subgraph is away, having said so to the log. */
export type Ask = (fetch: FetchStep, variables: string) => Promise<SubgraphAnswer>;

export interface Run {
  /** The whole supergraph: entities may be of types that clients cannot see. */
  schema: GraphQLSchema;
  /** As the client gave them, to be sent on. */
  given: Data;
  /** With defaults, to decide what is skipped. */
  coerced: Data;
  ask: Ask;
}

export interface Gathered {
  data: Data;
  errors: GraphQLError[];
  /** Below these places a fetch gave nothing at all and said why in its errors, wherever those point. */
  empty: ResponsePath[];
}

/** What a run has found so far, below one object or below a list of them: then every path begins with an index. */
interface Gathering extends Omit<Gathered, 'data'> {
  root: Data | readonly Data[];
}

/** Carries out a plan and gathers what the subgraphs gave, merged, before it is given the shape that was asked for. */
export async function runPlan(run: Run, plan: Step | null): Promise<Gathered> {
  const data: Data = {};
  const gathered: Gathering = { root: data, errors: [], empty: [] };
  if (plan !== null) await runStep(run, plan, { path: [], objects: [data] }, gathered);
  return { data, errors: gathered.errors, empty: gathered.empty };
}

/** Carries a plan on from several objects, which are added to in place. Each of its fetches is made once for all of them. */
export async function runPlanFrom(run: Run, plan: Step, starts: readonly Data[]): Promise<Gathered[]> {
  const gathered: Gathering = { root: starts, errors: [], empty: [] };
  await runStep(run, plan, { path: [LIST], objects: starts }, gathered);
  const each = starts.map((data): Gathered => ({ data, errors: [], empty: [] }));
  for (const error of gathered.errors) {
    const [start, ...path] = error.path ?? [];
    each[Number(start)]?.errors.push(placed(error, path));
  }
  for (const [start, ...path] of gathered.empty) each[Number(start)]?.empty.push(path);
  return each;
}

async function runStep(run: Run, step: Step, cursor: Cursor, gathered: Gathering): Promise<void> {
  switch (step.kind) {
    case 'sequence':
      for (const one of step.steps) await runStep(run, one, cursor, gathered);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((one) => runStep(run, one, cursor, gathered)));
      return;
    case 'condition': {
      const chosen = run.coerced[step.variable] === true ? step.included : step.skipped;
      if (chosen !== null) await runStep(run, chosen, cursor, gathered);
      return;
    }
    case 'flatten':
      return runStep(run, step.step, moveInto(cursor, step.path), gathered);
    case 'fetch':
      if (cursor.objects.length === 0) return;
      return step.requires === null
        ? fetchRoot(run, step, cursor, gathered)
        : fetchEntities(run, step, step.requires, cursor, gathered);
  }
}

async function fetchRoot(run: Run, fetch: FetchStep, cursor: Cursor, gathered: Gathering): Promise<void> {
  const answer = await ask(run, fetch, `{${variablesOf(run, fetch).join()}}`, cursor, gathered);
  if (answer === null) return;
  for (const error of answer.errors) {
    for (const path of objectPaths(gathered, cursor)) place(gathered, fetch, error, [...path, ...(error.path ?? [])]);
  }
  if (answer.data === null) {
    gathered.empty.push(...gaps(gathered, cursor));
    return;
  }
  rewrite(run.schema, fetch.outputRewrites, answer.data);
  for (const object of cursor.objects) mergeInto(object, answer.data);
}

/**
 * The same entity at several places is asked for once. A subgraph that knows all of an interface's types as one calls an entity by
 * the interface's name: the type that is known already stays.
 */
async function fetchEntities(
  run: Run,
  fetch: FetchStep,
  requires: NonNullable<FetchStep['requires']>,
  cursor: Cursor,
  gathered: Gathering,
): Promise<void> {
  const places = new Map<string, number[]>();
  const shown: string[] = [];
  cursor.objects.forEach((object, index) => {
    const representation = representationOf(run.schema, object, requires);
    if (representation === null) return;
    // Before the rewrites, which may hide that two entities are of different types.
    const written = JSON.stringify(representation);
    const known = places.get(written);
    if (known !== undefined) {
      known.push(index);
      return;
    }
    places.set(written, [index]);
    rewrite(run.schema, fetch.inputRewrites, representation);
    shown.push(fetch.inputRewrites.length === 0 ? written : JSON.stringify(representation));
  });
  if (places.size === 0) return;
  const representations = `"representations":[${shown.join()}]`;
  const answer = await ask(run, fetch, `{${[...variablesOf(run, fetch), representations].join()}}`, cursor, gathered);
  if (answer === null) return;
  const indexes = [...places.values()];
  placeEntityErrors(gathered, fetch, answer.errors, indexes, cursor);
  if (answer.data === null) {
    gathered.empty.push(...gaps(gathered, cursor));
    return;
  }
  const entities = own(answer.data, '_entities');
  if (!Array.isArray(entities) || entities.length !== indexes.length) {
    unavailable(gathered, cursor);
    return;
  }
  entities.forEach((entity: unknown, at) => {
    if (!isData(entity)) return;
    for (const index of indexes[at] ?? []) {
      const object = cursor.objects[index] as Data;
      if (!isObjectType(run.schema.getType(String(own(entity, '__typename'))))) entity['__typename'] = object['__typename'];
      rewrite(run.schema, fetch.outputRewrites, entity);
      mergeInto(object, entity);
    }
  });
}

function variablesOf(run: Run, fetch: FetchStep): string[] {
  return fetch.variables
    .filter((name) => own(run.given, name) !== undefined)
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(run.given[name])}`);
}

async function ask(
  run: Run,
  fetch: FetchStep,
  variables: string,
  cursor: Cursor,
  gathered: Gathering,
): Promise<SubgraphAnswer | null> {
  try {
    return await run.ask(fetch, variables);
  } catch (error) {
    // `ask` has logged why; unless it lies with the request, clients are told only that this part is missing
    unavailable(gathered, cursor, error instanceof ChatError ? error : undefined);
    return null;
  }
}

/** One failed fetch is one error, however many items of a list it leaves empty. */
function unavailable(
  gathered: Gathering,
  cursor: Cursor,
  originalError: ChatError = new Unavailable('A part of the graph'),
): void {
  for (const path of gaps(gathered, cursor)) {
    gathered.errors.push(new GraphQLError(originalError.message, { path: path.length === 0 ? undefined : path, originalError }));
  }
}

/** What a fetch leaves empty that fails: the field above the first list on the way to its cursor, in each start that it was for. */
function gaps(gathered: Gathering, cursor: Cursor): ResponsePath[] {
  const path = isList(gathered.root) ? cursor.path.slice(1) : cursor.path;
  const list = path.indexOf(LIST);
  const above = list === -1 ? path : path.slice(0, list);
  return startsOf(gathered, cursor).map((start) => [...start, ...above]);
}

/** The starts that a cursor has objects of; the empty path for a single one. */
function startsOf({ root }: Gathering, cursor: Cursor): ResponsePath[] {
  if (!isList(root)) return [[]];
  const indexes = new Set(pathsOf(root, cursor.path).map(([start]) => start as number));
  return [...indexes].map((start) => [start]);
}

function objectPaths({ root }: Gathering, { path }: Cursor): readonly ResponsePath[] {
  return path.includes(LIST) ? pathsOf(root, path) : [path];
}

const isList = (root: Gathering['root']): root is readonly Data[] => Array.isArray(root);

function placeEntityErrors(
  gathered: Gathering,
  fetch: FetchStep,
  errors: readonly GraphQLFormattedError[],
  indexes: readonly number[][],
  cursor: Cursor,
): void {
  if (errors.length === 0) return;
  const paths = pathsOf(gathered.root, cursor.path);
  for (const error of errors) {
    const [root, at, ...rest] = error.path ?? [];
    const places = root === '_entities' && typeof at === 'number' ? (indexes[at] ?? []) : [];
    if (places.length === 0) for (const start of startsOf(gathered, cursor)) place(gathered, fetch, error, start);
    for (const index of places) place(gathered, fetch, error, [...(paths[index] ?? []), ...rest]);
  }
}

function place(gathered: Gathering, fetch: FetchStep, error: GraphQLFormattedError, path: ResponsePath): void {
  const named = path.map((element) => fetch.responseNames.get(element) ?? element);
  gathered.errors.push(new SubgraphError(fetch.subgraph, error, named.length > 0 ? named : undefined));
}

function placed(error: GraphQLError, path: ResponsePath): GraphQLError {
  const at = path.length > 0 ? path : undefined;
  if (error instanceof SubgraphError) return new SubgraphError(error.subgraph, error, at);
  return new GraphQLError(error.message, { path: at, originalError: error.originalError });
}
