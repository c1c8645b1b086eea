import { createHash } from 'node:crypto';
import type { Viewer } from '@parley/kit/passport';
import { GraphQLError, getArgumentValues, getOperationAST, getVariableValues, Kind } from 'graphql';
import { assertAccess } from '../access/enforce-access.ts';
import { type Data, own } from '../execution/data.ts';
import type { Graph } from '../graph/graph.ts';
import type { Documents } from './documents.ts';
import type { LiveOperation, SubscriptionRequest } from './live-operation.ts';
import type { PlannedSubscription } from './plan-subscription.ts';
import { OperationRefused } from './refusal.ts';

/** With how it is carried out. */
export interface PreparedOperation extends LiveOperation {
  planned: PlannedSubscription;
  /** As the client gave them, without those of positions. */
  given: Data;
  /** Of those, what the subgraph of the root field is told. */
  primaryVariables: Data;
  /** The same with defaults. */
  coerced: Data;
}

/** Throws OperationRefused with all that is wrong; nothing has been asked of a subgraph then. */
export type Prepare = (graph: Graph, request: SubscriptionRequest, viewer: Viewer | null) => PreparedOperation;

/** Validates a subscription, checks that its viewer may ask for it, plans it, and reads its variables: the same as over HTTP. */
export function createPrepare(documents: Documents): Prepare {
  return (graph, { query, operationName, variables }, viewer) => {
    const read = documents.read(graph, query);
    if (read.errors !== undefined) throw new OperationRefused(read.errors);
    const node = getOperationAST(read.document, operationName);
    if (node?.operation !== 'subscription') throw new OperationRefused([notThere(operationName)]);
    orRefused(() => assertAccess(graph.requiredAccess(read.key, read.document, node), viewer));

    const planned = graph.subscription(read.key, read.document, operationName);
    const { coerced: all, errors } = getVariableValues(graph.schema, node.variableDefinitions ?? [], variables, {
      maxErrors: 20,
    });
    if (errors !== undefined) throw new OperationRefused(errors);
    const undecided = planned.shapes.undecided(all);
    if (undecided !== null) throw new OperationRefused([undecided]);

    const field = planned.rootField.name.value;
    const definition = graph.schema.getSubscriptionType()?.getFields()[field];
    if (definition === undefined) throw new Error(`the subscription type has no field ${field}`);
    const coerced = pick(all, planned.variables);
    const given = pick(variables, planned.variables);
    return {
      graph,
      subgraph: planned.primary.subgraph,
      field,
      arguments: orRefused(() => getArgumentValues(definition, planned.rootField, all)),
      live: planned.live,
      shared: planned.live && planned.unshared === null,
      key: keyOf(planned, coerced),
      planned,
      given,
      primaryVariables: pick(given, planned.primary.variables),
      coerced,
    };
  };
}

/**
 * A subscription once it has begun: where its client stood then, which may be long, is of no use any more, neither to ask for it again
 * nor to prepare it for a newer graph.
 */
export function withoutBeginning(
  request: SubscriptionRequest,
  operation: PreparedOperation,
): { request: SubscriptionRequest; operation: PreparedOperation } {
  const { graph, planned, field } = operation;
  const positions = graph.live.positions(field);
  const stays = Object.entries(operation.arguments).filter(([name]) => !positions.has(name));
  const needed = (planned.node.variableDefinitions ?? [])
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined)
    .map(({ variable }) => variable.name.value);
  return {
    request: { ...request, variables: pick(request.variables, [...planned.variables, ...needed]) },
    operation: { ...operation, arguments: Object.fromEntries(stays) },
  };
}

/** Names what is asked for: two that are equal get equal answers. */
function keyOf({ meaning }: PlannedSubscription, coerced: Data): string {
  return createHash('sha256')
    .update(`${meaning} ${JSON.stringify(coerced)}`)
    .digest('base64url');
}

function pick(values: Data, names: readonly string[]): Data {
  return Object.fromEntries(names.map((name) => [name, own(values, name)] as const).filter(([, value]) => value !== undefined));
}

function notThere(operationName: string | undefined): GraphQLError {
  const message =
    operationName === undefined
      ? 'Name the one subscription to be carried out.'
      : `The document holds no subscription named "${operationName}".`;
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function orRefused<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw error instanceof GraphQLError ? new OperationRefused([error]) : error;
  }
}
