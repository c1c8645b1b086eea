import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** Where the directive is specified. Its name in a supergraph is whatever the supergraph imported it as. */
export const ACCESS_SPECIFICATION = 'https://parley.example/graph';
const DIRECTIVE = '@access';
/** The major version that this gateway understands. */
const VERSION = /^v1(\.\d+)?$/;

/** The name that the access directive goes by in a supergraph; null when the supergraph has none. */
export function accessDirectiveName(supergraph: DocumentNode): string | null {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      const name = directive.name.value === 'link' ? nameIn(directive) : null;
      if (name !== null) return name;
    }
  }
  return null;
}

function nameIn(link: ConstDirectiveNode): string | null {
  const url = text(argument(link, 'url'));
  if (url === null) return null;
  if (url !== ACCESS_SPECIFICATION && !url.startsWith(`${ACCESS_SPECIFICATION}/`)) return null;
  if (!VERSION.test(url.slice(ACCESS_SPECIFICATION.length + 1))) {
    throw new Error(
      `The supergraph links ${url}, of which this gateway understands v1 only: it would not enforce what that protects.`,
    );
  }
  const imports = argument(link, 'import');
  for (const item of imports?.kind === Kind.LIST ? imports.values : []) {
    if (text(item) === DIRECTIVE) return DIRECTIVE.slice(1);
    if (item.kind !== Kind.OBJECT) continue;
    const field = (name: string) => text(item.fields.find((one) => one.name.value === name)?.value);
    if (field('name') === DIRECTIVE) return (field('as') ?? DIRECTIVE).slice(1);
  }
  return `${text(argument(link, 'as')) ?? ACCESS_SPECIFICATION.slice(ACCESS_SPECIFICATION.lastIndexOf('/') + 1)}__${DIRECTIVE.slice(1)}`;
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}

function text(value: ConstValueNode | undefined): string | null {
  return value?.kind === Kind.STRING ? value.value : null;
}
