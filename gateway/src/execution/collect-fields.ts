import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionSetNode,
} from 'graphql';

export interface Collecting {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

export type Collected = Map<string, [FieldNode, ...FieldNode[]]>;

/** The fields that the selection sets of `nodes` ask of an object of this type, by response name, in the order of the specification. */
export function collectFields(collecting: Collecting, type: GraphQLCompositeType, nodes: readonly FieldNode[]): Collected {
  const collected: Collected = new Map();
  const visited = new Set<string>();
  for (const node of nodes) if (node.selectionSet !== undefined) collect(collecting, type, node.selectionSet, collected, visited);
  return collected;
}

function collect(
  collecting: Collecting,
  type: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  collected: Collected,
  visited: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (!isIncluded(selection, collecting.variables)) continue;
    if (selection.kind === 'Field') {
      const name = selection.alias?.value ?? selection.name.value;
      const known = collected.get(name);
      if (known === undefined) collected.set(name, [selection]);
      else known.push(selection);
      continue;
    }
    if (selection.kind === 'FragmentSpread') {
      if (visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
    }
    const fragment = selection.kind === 'FragmentSpread' ? collecting.fragments.get(selection.name.value) : selection;
    if (fragment !== undefined && applies(collecting.schema, fragment.typeCondition?.name.value, type)) {
      collect(collecting, type, fragment.selectionSet, collected, visited);
    }
  }
}

export function isIncluded(node: { directives?: readonly DirectiveNode[] }, variables: Record<string, unknown>): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && 'getInterfaces' in type && schema.isSubType(wanted, type);
}
