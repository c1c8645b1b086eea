import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { directiveName } from '../graph/directive-name.ts';
import { accessOfSelections } from './required-access.ts';

/** One application of the directive. Without role and scope it asks only that somebody is signed in. */
export interface Requirement {
  role: string | null;
  scope: string | null;
}

export interface AccessTable {
  /** Whether the supergraph protects anything. */
  empty: boolean;
  /** What selecting this field of this object or interface type requires; all of it must hold. */
  of(type: string, field: string): readonly Requirement[];
}

const NOTHING: readonly Requirement[] = [];

/**
 * Read once from the supergraph; `schema` is the whole of it, with what clients do not see. Two things pass on what is declared: an
 * interface's field to all that implement it, and a field to those that subgraphs work out from it (`@requires`). Else whoever adds a
 * subgraph could have a protected value sent to it, and show it under another name.
 */
export function createAccessTable(supergraph: DocumentNode, schema: GraphQLSchema): AccessTable {
  const name = directiveName(supergraph, '@access');
  const table = new Map<string, Requirement[]>();
  const of = (type: string, field: string) => table.get(`${type}.${field}`) ?? NOTHING;
  /** True when something is new. */
  const add = (type: string, field: string, requirements: readonly Requirement[]): boolean => {
    const known = of(type, field);
    const added = requirements.filter(({ role, scope }) => !known.some((one) => one.role === role && one.scope === scope));
    if (added.length > 0) table.set(`${type}.${field}`, [...known, ...added]);
    return added.length > 0;
  };

  const workedOut: { type: GraphQLCompositeType; field: string; from: SelectionSetNode }[] = [];
  for (const { type, field } of fieldsOf(supergraph)) {
    const directives = field.directives ?? [];
    add(type, field.name.value, directives.filter((directive) => directive.name.value === name).map(requirementOf));
    const owner = schema.getType(type);
    for (const directive of directives) {
      const from = directive.name.value === 'join__field' ? textOf(directive, 'requires') : null;
      if (from !== null && isCompositeType(owner))
        workedOut.push({ type: owner, field: field.name.value, from: selections(from) });
    }
  }

  const inherit = (): boolean => {
    let more = false;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const parent of type.getInterfaces()) {
        for (const field of Object.keys(parent.getFields())) more = add(type.name, field, of(parent.name, field)) || more;
      }
    }
    return more;
  };
  const passOn = (): boolean => {
    let more = false;
    for (const { type, field, from } of workedOut)
      more = add(type.name, field, accessOfSelections({ of }, schema, from, type)) || more;
    return more;
  };
  let more = table.size > 0;
  while (more) {
    const inherited = inherit();
    more = passOn() || inherited;
  }
  return { empty: table.size === 0, of };
}

function* fieldsOf(supergraph: DocumentNode): Generator<{ type: string; field: FieldDefinitionNode }> {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) yield { type: definition.name.value, field };
  }
}

function selections(text: string): SelectionSetNode {
  return (parse(`{${text}}`).definitions[0] as OperationDefinitionNode).selectionSet;
}

function requirementOf(directive: DirectiveNode): Requirement {
  return { role: textOf(directive, 'role'), scope: textOf(directive, 'scope') };
}

function textOf(directive: DirectiveNode, argument: string): string | null {
  const given = directive.arguments?.find((one) => one.name.value === argument)?.value;
  return given?.kind === Kind.STRING ? given.value : null;
}
