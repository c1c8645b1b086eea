import { createHash } from 'node:crypto';
import { operationFromDocument } from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
} from 'graphql';
import { collectFields } from '../execution/collect-fields.ts';
import { type FetchStep, type Step, subscriptionStepsOf } from '../execution/steps.ts';
import type { Graph } from '../graph/graph.ts';
import { createShapes, fragmentsOf, type Shapes } from '../graph/shapes.ts';
import { withoutPositions } from './positions.ts';
import { findUnshared } from './sharing.ts';

/** A subscription of a valid document, planned for one graph. */
export interface PlannedSubscription {
  /** As the client wrote it, positions included. */
  node: OperationDefinitionNode;
  rootField: FieldNode;
  /** Whether the root field follows the live contract. */
  live: boolean;
  /** A selected field that is not the same for a whole audience; null when all are. */
  unshared: string | null;
  /** Equal for documents that mean the same, whatever the positions in them. */
  meaning: string;
  /** The variables that make a difference to the answer. */
  variables: readonly string[];
  /** What is asked of the root field's subgraph for each event. */
  primary: FetchStep;
  /** What is fetched from others after it. */
  rest: Step | null;
  shapes: Shapes;
}

export function planSubscription(graph: Graph, document: DocumentNode, operationName: string | undefined): PlannedSubscription {
  const node = getOperationAST(document, operationName);
  if (node?.operation !== 'subscription') throw new GraphQLError('The subscription is not in the document.');
  const root = graph.schema.getSubscriptionType() as GraphQLObjectType;
  const whole: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' }, selectionSet: node.selectionSet };
  const fragments = fragmentsOf(document);
  const [[rootField] = []] = collectFields({ schema: graph.schema, fragments, variables: {} }, root, [whole]).values();
  if (rootField === undefined) throw new GraphQLError('A subscription selects one field.');

  const name = node.name?.value;
  const alone = separateOperations(document)[name ?? ''] ?? document;
  const lifted = withoutPositions(graph.schema, graph.live, alone);
  const operation = operationFromDocument(graph.federated, lifted, { operationName: name, validate: false });
  return {
    node,
    rootField,
    live: graph.live.isLive(rootField.name.value),
    unshared: findUnshared(graph.live, graph.schema, root, node.selectionSet, fragments),
    meaning: createHash('sha256').update(print(lifted)).digest('base64url'),
    variables: (getOperationAST(lifted, name)?.variableDefinitions ?? []).map((one) => one.variable.name.value),
    ...subscriptionStepsOf(graph.planner.buildQueryPlan(operation)),
    shapes: createShapes({ schema: graph.schema, document, fragments, root, whole }),
  };
}
