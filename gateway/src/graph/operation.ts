import { operationFromDocument } from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { collectFields } from '../execution/collect-fields.ts';
import type { Data } from '../execution/data.ts';
import { introspect } from '../execution/introspection.ts';
import { createShape, type Shape } from '../execution/shape.ts';
import { type Step, stepsOf } from '../execution/steps.ts';
import type { Graph } from './graph.ts';

/** One operation of one document, planned for one graph. */
export interface PlannedOperation {
  node: OperationDefinitionNode;
  plan: Step | null;
  /** The variables that decide what is skipped or included. */
  conditions: readonly string[];
  /** The shape of the answer for these values of the variables that skip and include. */
  shape(variables: Data): Shape;
  /** What of the answer the gateway knows itself; null where nothing was asked of the schema. */
  introspect(variables: Data): Data | null;
}

const SHAPES = 16;

export function planOperation(graph: Graph, document: DocumentNode, operationName: string | undefined): PlannedOperation {
  const node = getOperationAST(document, operationName);
  if (node === null || node === undefined) throw new GraphQLError('The operation is not in the document.');
  if (node.operation === 'subscription') {
    const extensions = { code: 'BAD_REQUEST', http: { status: 400 } };
    throw new GraphQLError('A subscription cannot be answered by one response.', { extensions });
  }
  const root = graph.schema.getRootType(node.operation) as GraphQLObjectType;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = operationFromDocument(graph.federated, document, { operationName: node.name?.value, validate: false });
  const plan = stepsOf(graph.planner.buildQueryPlan(operation));
  const conditions = conditionsOf(document);
  const asksOfSchema = asksOf(document, ['__schema', '__type']);
  const whole: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '' }, selectionSet: node.selectionSet };
  const shapes = new LRUCache<string, Shape>({ max: SHAPES });
  let schemaAnswer: Data | undefined;

  return {
    node,
    plan,
    conditions,
    shape(variables) {
      const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const known = shapes.get(key);
      if (known !== undefined) return known;
      const made = createShape({ schema: graph.schema, fragments, variables: pick(variables, conditions) }, root, [whole]);
      shapes.set(key, made);
      return made;
    },
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

/** The variables that decide what is skipped or included, anywhere in the document. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (directive.name.value !== 'skip' && directive.name.value !== 'include') return;
      for (const argument of directive.arguments ?? []) {
        if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      }
    },
  });
  return [...names];
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

function pick(variables: Data, names: readonly string[]): Data {
  return Object.fromEntries(names.map((name) => [name, variables[name] === true]));
}
