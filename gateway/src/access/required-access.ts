import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessTable, Requirement } from './access-table.ts';

/** A requirement and the field that brought it, as `User.email`. */
export interface RequiredAccess extends Requirement {
  field: string;
}

/**
 * All that an operation's selections require, whatever they are called and whether or not they would be skipped. A field of an
 * interface counts for every object type that can stand there.
 */
export function requiredAccess(
  table: AccessTable,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly RequiredAccess[] {
  const root = schema.getRootType(operation.operation);
  if (table.empty || root === undefined || root === null) return [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return accessOfSelections(table, schema, operation.selectionSet, root, fragments);
}

/** All that selections on a type require. */
export function accessOfSelections(
  table: Pick<AccessTable, 'of'>,
  schema: GraphQLSchema,
  selections: SelectionSetNode,
  selectedOn: GraphQLCompositeType,
  fragments: ReadonlyMap<string, FragmentDefinitionNode> = new Map(),
): readonly RequiredAccess[] {
  const required = new Map<string, RequiredAccess>();
  // A fragment that is spread again where the same types can stand requires nothing new, so nested spreads stay cheap.
  const visited = new Set<string>();

  const walk = (selectionSet: SelectionSetNode, type: GraphQLCompositeType, possible: readonly GraphQLObjectType[]) => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        require(name, [type, ...possible]);
        const fieldType = getNamedType(('getFields' in type ? type.getFields()[name] : undefined)?.type);
        if (selection.selectionSet !== undefined && isCompositeType(fieldType)) {
          walk(selection.selectionSet, fieldType, possibleTypes(schema, fieldType));
        }
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
      if (!isCompositeType(condition)) continue;
      const narrowed = possibleTypes(schema, condition).filter((one) => possible.includes(one));
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const visit = `${selection.name.value} ${narrowed.map((one) => one.name).join()}`;
        if (visited.has(visit)) continue;
        visited.add(visit);
      }
      walk(fragment.selectionSet, condition, narrowed);
    }
  };

  const require = (field: string, types: readonly GraphQLCompositeType[]) => {
    for (const type of types) {
      for (const requirement of table.of(type.name, field)) {
        const place = `${type.name}.${field}`;
        required.set(`${place} ${requirement.role} ${requirement.scope}`, { ...requirement, field: place });
      }
    }
  };

  walk(selections, selectedOn, possibleTypes(schema, selectedOn));
  return [...required.values()];
}

function possibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}
