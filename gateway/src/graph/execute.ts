import { GraphQLError, getVariableValues } from 'graphql';
import type { DataSources } from '../data-source/data-sources.ts';
import { type Ask, type Gathered, runPlan } from '../execution/run.ts';
import type { Misfit } from '../execution/shape.ts';
import type { GatewayContext } from '../http/context.ts';
import type { CurrentGraph, Executor } from './current-graph.ts';

/**
 * Carries out one operation for Apollo Server: variables are checked, the plan is run, the answer is shaped.
 * It stands in for ApolloGateway's own executor, which works out again at each request what is the same for every one.
 */
export function createExecutor(current: CurrentGraph, sources: DataSources): Executor {
  return async ({ schema, request, queryHash, document, context }) => {
    const graph = current.of(schema);
    const operation = graph.operation(queryHash, document, request.operationName);
    const given = request.variables ?? {};
    const { coerced, errors } = getVariableValues(schema, operation.node.variableDefinitions ?? [], given, { maxErrors: 20 });
    if (errors !== undefined) return { errors };
    const undecided = operation.conditions.find((name) => coerced[name] === null);
    if (undecided !== undefined)
      return { errors: [new GraphQLError(`Variable "$${undecided}" decides what is skipped, so it may not be null.`)] };
    const ask: Ask = (fetch, variables) => sources.ask(fetch, variables, context as GatewayContext);
    const gathered = await runPlan({ schema: graph.supergraph, given, coerced, ask }, operation.plan);
    const known = operation.introspect(coerced);
    if (known !== null) Object.assign(gathered.data, known);
    const { data, misfits } = operation.shape(coerced)(gathered.data);
    addMisfits(gathered, misfits);
    return gathered.errors.length === 0 ? { data } : { data, errors: gathered.errors };
  };
}

/** A null that a fetch's error explains already is not told twice; any other is an error of its own. */
function addMisfits({ errors, empty }: Gathered, misfits: readonly Misfit[]): void {
  if (misfits.length === 0) return;
  const told = [...empty, ...errors.map((error) => error.path)];
  for (const { path, message } of misfits) {
    const explained = told.some((other) => other === undefined || isOnOnePath(other, path));
    if (!explained) errors.push(new GraphQLError(message, { path, originalError: new UnfitData(message) }));
  }
}

/** Subgraphs gave what the schema does not allow. */
class UnfitData extends Error {}

function isOnOnePath(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
