import { operationFromDocument } from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { collectFields } from '../execution/collect-fields.ts';
import type { Data } from '../execution/data.ts';
import { introspect } from '../execution/introspection.ts';
import { type Step, stepsOf } from '../execution/steps.ts';
import type { Graph } from './graph.ts';
import { createShapes, fragmentsOf, type Shapes } from './shapes.ts';

const SUBSCRIPTIONS_ELSEWHERE =
  'A subscription cannot be answered by one response: open a WebSocket at the same path with the subprotocol graphql-transport-ws.';

/** One operation of one document, planned for one graph. */
export interface PlannedOperation {
  node: OperationDefinitionNode;
  plan: Step | null;
  shapes: Shapes;
  /** What of the answer the gateway knows itself; null where nothing was asked of the schema. */
  introspect(variables: Data): Data | null;
}

export function planOperation(graph: Graph, document: DocumentNode, operationName: string | undefined): PlannedOperation {
  const node = getOperationAST(document, operationName);
  if (node === null || node === undefined) throw notThere(document, operationName);
  if (node.operation === 'subscription') {
    const extensions = { code: 'BAD_REQUEST', http: { status: 400 } };
    throw new GraphQLError(SUBSCRIPTIONS_ELSEWHERE, { extensions });
  }
  const root = graph.schema.getRootType(node.operation) as GraphQLObjectType;
  const fragments = fragmentsOf(document);
  const operation = operationFromDocument(graph.federated, document, { operationName: node.name?.value, validate: false });
  const plan = stepsOf(graph.planner.buildQueryPlan(operation));
  const asksOfSchema = asksOf(document, ['__schema', '__type']);
  const whole: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' }, selectionSet: node.selectionSet };
  let schemaAnswer: Data | undefined;

  return {
    node,
    plan,
    shapes: createShapes({ schema: graph.schema, document, fragments, root, whole }),
    introspect(variables) {
      if (schemaAnswer !== undefined) return schemaAnswer;
      if (!asksOfSchema) return null;
      const asked = [...collectFields({ schema: graph.schema, fragments, variables }, root, [whole]).values()]
        .flat()
        .filter((field) => field.name.value === '__schema' || field.name.value === '__type');
      if (asked.length === 0) return null;
      const answer = introspect(graph.schema, node, fragments, asked, variables);
      // Introspection costs far more than keeping its answer, which only variables can change.
      if ((node.variableDefinitions ?? []).length === 0) schemaAnswer = answer;
      return answer;
    },
  };
}

function notThere({ definitions }: DocumentNode, operationName: string | undefined): GraphQLError {
  const isUnnamed = operationName === undefined || operationName === '';
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const message =
    isUnnamed && operations.length > 1
      ? 'The document holds several operations: operationName has to say which one is asked for.'
      : 'The operation is not in the document.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
}

function asksOf(document: DocumentNode, names: readonly string[]): boolean {
  let found = false;
  visit(document, {
    Field(field) {
      found ||= names.includes(field.name.value);
    },
  });
  return found;
}
