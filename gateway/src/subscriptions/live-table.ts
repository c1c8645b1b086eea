import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { directiveName } from '../graph/directive-name.ts';

/** What a supergraph says of live subscriptions. */
export interface LiveTable {
  /** Whether a field of the subscription type follows the live contract. */
  isLive(field: string): boolean;
  /** The arguments of a field of the subscription type that say where a client stands. */
  positions(field: string): ReadonlySet<string>;
  /** Whether a field of an object type is the same for a whole audience. */
  isShared(type: string, field: string): boolean;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Read once from the supergraph. What an entity is known by is the same for all: a field of a key counts as shared, where the subgraph of the
 * key gives it itself. Else whoever adds a subgraph could make another's field a key, and so shared.
 */
export function createLiveTable(supergraph: DocumentNode, subscriptionType: string): LiveTable {
  const [live, position, shared] = (['@live', '@position', '@shared'] as const).map((one) => directiveName(supergraph, one));
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(definition.name.value, definition);
  }
  const liveFields = new Set<string>();
  const positions = new Map<string, ReadonlySet<string>>();
  const sharedFields = new Set<string>();

  for (const field of types.get(subscriptionType)?.fields ?? []) {
    if (has(field, live)) liveFields.add(field.name.value);
    const named = (field.arguments ?? []).filter((one) => one.type.kind !== Kind.NON_NULL_TYPE && has(one, position));
    if (named.length > 0) positions.set(field.name.value, new Set(named.map((one) => one.name.value)));
  }

  const shareKey = (type: ObjectTypeDefinitionNode, graph: string | null, key: SelectionSetNode) => {
    for (const selection of key.selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const field = type.fields?.find((one) => one.name.value === selection.name.value);
      if (field === undefined || isExternal(field, graph)) continue;
      sharedFields.add(`${type.name.value}.${field.name.value}`);
      const below = types.get(nameOf(field));
      if (selection.selectionSet !== undefined && below !== undefined) shareKey(below, graph, selection.selectionSet);
    }
  };
  for (const [name, type] of types) {
    for (const field of type.fields ?? []) if (has(field, shared)) sharedFields.add(`${name}.${field.name.value}`);
    for (const join of applied(type, 'join__type')) {
      const key = argumentOf(join, 'key');
      if (key !== null) shareKey(type, argumentOf(join, 'graph'), selections(key));
    }
  }

  return {
    isLive: (field) => liveFields.has(field),
    positions: (field) => positions.get(field) ?? NONE,
    isShared: (type, field) => field === '__typename' || sharedFields.has(`${type}.${field}`),
  };
}

interface Directed {
  directives?: readonly ConstDirectiveNode[];
}

const applied = ({ directives = [] }: Directed, name: string | null | undefined) =>
  directives.filter((directive) => directive.name.value === name);

const has = (node: Directed, name: string | null | undefined) => applied(node, name).length > 0;

function isExternal(field: FieldDefinitionNode, graph: string | null): boolean {
  return applied(field, 'join__field').some(
    (join) =>
      argumentOf(join, 'graph') === graph &&
      join.arguments?.some(({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value),
  );
}

function argumentOf(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}

function nameOf({ type }: FieldDefinitionNode): string {
  let named = type;
  while (named.kind !== Kind.NAMED_TYPE) named = named.type;
  return named.name.value;
}

function selections(text: string): SelectionSetNode {
  return (parse(`{${text}}`).definitions[0] as OperationDefinitionNode).selectionSet;
}
