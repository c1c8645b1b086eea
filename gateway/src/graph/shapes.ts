import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Data } from '../execution/data.ts';
import { createShape, type Shape } from '../execution/shape.ts';

/** The shapes that an operation's answer can have, by the values of the variables that skip and include. */
export interface Shapes {
  /** What is wrong with values that leave it open whether something is skipped; null where nothing is. */
  undecided(variables: Data): GraphQLError | null;
  of(variables: Data): Shape;
}

const SHAPES = 16;

export interface ShapesSource {
  schema: GraphQLSchema;
  document: DocumentNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  root: GraphQLObjectType;
  /** A field whose selections are the operation's. */
  whole: FieldNode;
}

export function createShapes({ schema, document, fragments, root, whole }: ShapesSource): Shapes {
  const conditions = conditionsOf(document);
  const shapes = new LRUCache<string, Shape>({ max: SHAPES });
  return {
    undecided(variables) {
      const name = conditions.find((one) => variables[one] === null);
      return name === undefined ? null : new GraphQLError(`Variable "$${name}" decides what is skipped, so it may not be null.`);
    },
    of(variables) {
      const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const known = shapes.get(key);
      if (known !== undefined) return known;
      const made = createShape({ schema, fragments, variables: pick(variables, conditions) }, root, [whole]);
      shapes.set(key, made);
      return made;
    },
  };
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
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

function pick(variables: Data, names: readonly string[]): Data {
  return Object.fromEntries(names.map((name) => [name, variables[name] === true]));
}
