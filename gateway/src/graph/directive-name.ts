import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** Where our directives are specified. Their names in a supergraph are whatever the supergraph imported them as. */
const SPECIFICATION = 'https://parley.example/graph';
/** The major version that this gateway understands. */
const VERSION = /^v1(\.\d+)?$/;

export type GraphDirective = '@access' | '@live' | '@position' | '@shared';

/** The name that a directive of ours goes by in a supergraph; null when the supergraph links none of them. */
export function directiveName(supergraph: DocumentNode, directive: GraphDirective): string | null {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const name = link.name.value === 'link' ? nameIn(link, directive) : null;
      if (name !== null) return name;
    }
  }
  return null;
}

function nameIn(link: ConstDirectiveNode, directive: GraphDirective): string | null {
  const url = text(argument(link, 'url'));
  if (url === null) return null;
  if (url !== SPECIFICATION && !url.startsWith(`${SPECIFICATION}/`)) return null;
  if (!VERSION.test(url.slice(SPECIFICATION.length + 1))) {
    throw new Error(
      `The supergraph links ${url}, of which this gateway understands v1 only: it would not enforce what that protects.`,
    );
  }
  const imports = argument(link, 'import');
  for (const item of imports?.kind === Kind.LIST ? imports.values : []) {
    if (text(item) === directive) return directive.slice(1);
    if (item.kind !== Kind.OBJECT) continue;
    const field = (name: string) => text(item.fields.find((one) => one.name.value === name)?.value);
    if (field('name') === directive) return (field('as') ?? directive).slice(1);
  }
  return `${text(argument(link, 'as')) ?? SPECIFICATION.slice(SPECIFICATION.lastIndexOf('/') + 1)}__${directive.slice(1)}`;
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}

function text(value: ConstValueNode | undefined): string | null {
  return value?.kind === Kind.STRING ? value.value : null;
}
