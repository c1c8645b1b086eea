import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, parse, visit } from '@0no-co/graphql.web';
import type { graphql as typed } from './gql/gql.ts';

export { type FragmentType, readFragment } from './gql/fragment-masking.ts';

const declared = new Map<string, FragmentDefinitionNode>();

/**
 * The document that a text says, with the fragments that it names. A module that spreads a fragment imports the component that declares it, so that it
 * is known by then. The generated `graphql` would do the same from one table of all documents, which every page would have to load.
 */
export const graphql = ((source: string): DocumentNode => {
  const own = parse(source, { noLocation: true }).definitions;
  for (const definition of own) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) declared.set(definition.name.value, definition);
  }
  const definitions = new Set<DefinitionNode>(own);
  for (const definition of definitions) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = declared.get(name.value);
        if (fragment === undefined) throw new Error(`Import the component that declares the fragment ${name.value}.`);
        definitions.add(fragment);
      },
    });
  }
  return { kind: Kind.DOCUMENT, definitions: [...definitions] };
}) as typeof typed;
