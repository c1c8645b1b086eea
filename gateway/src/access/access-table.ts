import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type StringValueNode,
} from 'graphql';
import { accessDirectiveName } from './directive-name.ts';

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
 * Read once from the supergraph. An object's field also carries what the interfaces it implements require of that field, so
 * that protecting an interface protects all that implement it.
 */
export function createAccessTable(supergraph: DocumentNode, schema: GraphQLSchema): AccessTable {
  const name = accessDirectiveName(supergraph);
  const declared = new Map<string, Requirement[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const requirements = (field.directives ?? []).filter((directive) => directive.name.value === name).map(requirementOf);
      if (requirements.length > 0) declared.set(`${definition.name.value}.${field.name.value}`, requirements);
    }
  }
  const table = new Map(declared);
  for (const type of declared.size === 0 ? [] : Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.keys(type.getFields())) {
      const inherited = type.getInterfaces().flatMap((parent) => declared.get(`${parent.name}.${field}`) ?? []);
      if (inherited.length > 0)
        table.set(`${type.name}.${field}`, [...(declared.get(`${type.name}.${field}`) ?? []), ...inherited]);
    }
  }
  return { empty: table.size === 0, of: (type, field) => table.get(`${type}.${field}`) ?? NOTHING };
}

function requirementOf(directive: DirectiveNode): Requirement {
  const argument = (name: string) => {
    const given = directive.arguments?.find((one) => one.name.value === name)?.value;
    return given?.kind === Kind.STRING ? (given as StringValueNode).value : null;
  };
  return { role: argument('role'), scope: argument('scope') };
}
