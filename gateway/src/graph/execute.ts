import { getVariableValues } from 'graphql';
import type { DataSources } from '../data-source/data-sources.ts';
import { addMisfits } from '../execution/misfits.ts';
import { type Ask, runPlan } from '../execution/run.ts';
import type { GatewayContext } from '../http/context.ts';
import { carrierOf } from '../uploads/carrier.ts';
import type { CurrentGraph, Executor } from './current-graph.ts';

/**
 * Carries out one operation for Apollo Server: variables are checked, the plan is run, the answer is shaped.
 * It stands in for ApolloGateway's own executor, which works out again at each request what is the same for every one.
 */
export function createExecutor(current: CurrentGraph, sources: DataSources): Executor {
  return async ({ schema, request, queryHash, document, context }) => {
    const graph = current.of(schema);
    const operation = graph.operation(queryHash, document, request.operationName);
    const asking = context as GatewayContext;
    const { files } = asking;
    const carrier = files === undefined ? null : carrierOf(schema, operation.node, operation.plan, files.mapped);
    const given = request.variables ?? {};
    const { coerced, errors } = getVariableValues(schema, operation.node.variableDefinitions ?? [], given, { maxErrors: 20 });
    if (errors !== undefined) return { errors };
    const undecided = operation.shapes.undecided(coerced);
    if (undecided !== null) return { errors: [undecided] };
    const ask: Ask = (fetch, variables) => sources.ask(fetch, variables, asking, fetch === carrier ? files : undefined);
    const gathered = await runPlan({ schema: graph.supergraph, given, coerced, ask }, operation.plan);
    const known = operation.introspect(coerced);
    if (known !== null) Object.assign(gathered.data, known);
    const { data, misfits } = operation.shapes.of(coerced)(gathered.data);
    addMisfits(gathered, misfits);
    return gathered.errors.length === 0 ? { data } : { data, errors: gathered.errors };
  };
}
