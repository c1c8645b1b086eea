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

/** An application of one of our directives, with the argument on which it stands, written so that two of the same meaning are equal. */
export type Protection = string;

interface Applied {
  readonly appliedDirectives: readonly { readonly name: string; arguments(): Record<string, unknown> }[];
}

export interface SchemaArgument extends Applied {
  readonly name: string;
  readonly nullable: boolean;
}

export interface SchemaField extends Applied {
  readonly typeName: string;
  readonly name: string;
  readonly coordinate: string;
  readonly nullable: boolean;
  readonly arguments: readonly SchemaArgument[];
}

/**
 * What our directives say of a field and of its arguments. Directives are known by name: that the name stands for ours is the rule in
 * rules/directives-are-ours.ts.
 */
export function protectionsOf(field: Pick<SchemaField, 'appliedDirectives' | 'arguments'>): Protection[] {
  return [
    ...applicationsOn(field),
    ...field.arguments.flatMap((argument) => applicationsOn(argument).map((application) => `${argument.name}: ${application}`)),
  ].sort();
}

function applicationsOn({ appliedDirectives }: Applied): Protection[] {
  return appliedDirectives
    .filter(({ name }) => ourDirectives.has(name))
    .map((directive) => {
      const given = Object.entries(directive.arguments()).sort(([one], [other]) => one.localeCompare(other));
      return `@${directive.name}(${given.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')})`;
    });
}

export function bears({ appliedDirectives }: Applied, directive: string): boolean {
  return appliedDirectives.some(({ name }) => name === directive);
}

/** The fields of all object and interface types. Root types bear their usual names, whatever the SDL called them. */
export function fieldsOf(schema: Schema): SchemaField[] {
  return [...schema.objectTypes(), ...schema.interfaceTypes()].flatMap((type) =>
    type.fields().map((field) => ({
      typeName: type.name,
      name: field.name,
      coordinate: `${type.name}.${field.name}`,
      nullable: field.type?.kind !== 'NonNullType',
      appliedDirectives: field.appliedDirectives,
      arguments: field.arguments().map(({ name, type, appliedDirectives }) => ({
        name,
        nullable: type?.kind !== 'NonNullType',
        appliedDirectives,
      })),
    })),
  );
}
