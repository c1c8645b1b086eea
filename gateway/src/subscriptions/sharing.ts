import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { LiveTable } from './live-table.ts';

/**
 * A selected field that is not the same for a whole audience, as `Message.draft`; null when all are. What may be skipped counts as selected,
 * and a field of an interface counts for every object type that can stand there.
 */
export function findUnshared(
  table: LiveTable,
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string | null {
  // A fragment that is spread again where the same types can stand says nothing new, so nested spreads stay cheap.
  const visited = new Set<string>();

  const walk = (selectionSet: SelectionSetNode, type: GraphQLCompositeType, possible: Possible): string | null => {
    for (const selection of selectionSet.selections) {
      const found = selection.kind === Kind.FIELD ? inField(selection, type, possible) : inFragment(selection, type, possible);
      if (found !== null) return found;
    }
    return null;
  };

  const inField = (field: FieldNode, type: GraphQLCompositeType, possible: Possible): string | null => {
    const name = field.name.value;
    const owner = possible.find((one) => !table.isShared(one.name, name));
    if (owner !== undefined) return `${owner.name}.${name}`;
    const fieldType = getNamedType(('getFields' in type ? type.getFields()[name] : undefined)?.type);
    if (field.selectionSet === undefined || !isCompositeType(fieldType)) return null;
    return walk(field.selectionSet, fieldType, possibleTypes(schema, fieldType));
  };

  const inFragment = (selection: FragmentNode, type: GraphQLCompositeType, possible: Possible): string | null => {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
    if (fragment === undefined || !isCompositeType(condition)) return null;
    const narrowed = possibleTypes(schema, condition).filter((one) => possible.includes(one));
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const visit = `${selection.name.value} ${narrowed.map((one) => one.name).join()}`;
      if (visited.has(visit)) return null;
      visited.add(visit);
    }
    return walk(fragment.selectionSet, condition, narrowed);
  };

  return walk(selections, root, [root]);
}

type Possible = readonly GraphQLObjectType[];
type FragmentNode = FragmentSpreadNode | InlineFragmentNode;

function possibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): Possible {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}
