import { FeatureUrl, type Schema } from '@apollo/federation-internals';

/** The specification under which subgraphs link the directives that the gateway enforces. Only this very version is accepted. */
export const GRAPH_SPEC = 'https://parley.example/graph/v1.0';
export const graphSpec = FeatureUrl.parse(GRAPH_SPEC);

/** Every directive of ours and its one definition: a subgraph that defines it otherwise could weaken it for all. */
export const ourDirectives: ReadonlyMap<string, string> = new Map([
  ['access', 'directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION'],
  ['live', 'directive @live on FIELD_DEFINITION'],
  ['position', 'directive @position on ARGUMENT_DEFINITION'],
  ['shared', 'directive @shared on FIELD_DEFINITION'],
]);

/** An application of one of our directives, written so that two of the same meaning are equal. */
export type Protection = string;

interface FieldOfSchema {
  readonly appliedDirectives: readonly { readonly name: string; arguments(): Record<string, unknown> }[];
}

/** What protects a field. Directives are known by name: that the name stands for ours is the rule in rules/directives-are-ours.ts. */
export function protectionsOf(field: FieldOfSchema): Protection[] {
  return field.appliedDirectives
    .filter(({ name }) => ourDirectives.has(name))
    .map((directive) => {
      const given = Object.entries(directive.arguments()).sort(([one], [other]) => one.localeCompare(other));
      return `@${directive.name}(${given.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')})`;
    })
    .sort();
}

export interface SchemaField extends FieldOfSchema {
  readonly typeName: string;
  readonly name: string;
  readonly coordinate: string;
}

/** The fields of all object and interface types. Root types bear their usual names, whatever the SDL called them. */
export function fieldsOf(schema: Schema): SchemaField[] {
  return [...schema.objectTypes(), ...schema.interfaceTypes()].flatMap((type) =>
    type.fields().map((field) => ({
      typeName: type.name,
      name: field.name,
      coordinate: `${type.name}.${field.name}`,
      appliedDirectives: field.appliedDirectives,
    })),
  );
}
