import type {
  DocumentNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  NameNode,
  ObjectTypeDefinitionNode,
  TypeNode,
} from 'graphql';
import { Kind } from 'graphql';

/** Something to mend in one SDL: what it is about (`User.email`), where it stands, and what is wrong. */
export interface Finding {
  coordinate: string;
  line: number;
  message: string;
}

export type LintRule = (sdl: Sdl) => Finding[];

export interface ObjectType {
  name: string;
  fields: readonly FieldDefinitionNode[];
}

/** One subgraph's SDL, with definitions and extensions of a type taken together where a rule needs it. */
export interface Sdl {
  document: DocumentNode;
  /** Object and interface types by name. */
  types: ReadonlyMap<string, ObjectType>;
  /** Object types with a @key: somebody else's entities that are only referred to as well. */
  entities: ReadonlySet<string>;
  unions: ReadonlySet<string>;
  /** The object types that a union names. */
  unionMembers: ReadonlySet<string>;
}

export function readSdl(document: DocumentNode): Sdl {
  const types = new Map<string, ObjectType>();
  const entities = new Set<string>();
  const unions = new Set<string>();
  const unionMembers = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.add(definition.name.value);
      for (const member of definition.types ?? []) unionMembers.add(member.name.value);
    }
    if (!hasFields(definition)) continue;
    const name = definition.name.value;
    types.set(name, { name, fields: [...(types.get(name)?.fields ?? []), ...(definition.fields ?? [])] });
    if (hasDirective(definition, 'key')) entities.add(name);
  }
  return { document, types, entities, unions, unionMembers };
}

const FIELD_HOLDERS = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);

function hasFields(definition: { kind: string }): definition is ObjectTypeDefinitionNode {
  return FIELD_HOLDERS.has(definition.kind);
}

export const ROOT_TYPES: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Whether a directive is applied, be it imported or with the prefix of federation. */
export function hasDirective({ directives = [] }: { directives?: readonly { name: NameNode }[] }, name: string): boolean {
  return directives.some((directive) => directive.name.value === name || directive.name.value === `federation__${name}`);
}

/** Names of federation's own machinery, which SDL printers may write out: `link__Import`, `federation__FieldSet`, `_Any`. */
export const belongsToFederation = (name: string): boolean => name.includes('__') || name.startsWith('_') || name === 'FieldSet';

export const lineOf = (node: { loc?: { startToken: { line: number } } }): number => node.loc?.startToken.line ?? 0;

/** The named type inside of lists and exclamation marks. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Every argument of fields and every input field, with the coordinate it is told by. */
export function* inputValuesOf({ document, types }: Sdl): Generator<{ coordinate: string; node: InputValueDefinitionNode }> {
  for (const { name, fields } of types.values()) {
    for (const field of fields) {
      for (const node of field.arguments ?? []) yield { coordinate: `${name}.${field.name.value}(${node.name.value}:)`, node };
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INPUT_OBJECT_TYPE_EXTENSION) continue;
    for (const node of definition.fields ?? []) yield { coordinate: `${definition.name.value}.${node.name.value}`, node };
  }
}
