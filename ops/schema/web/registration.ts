import { type DefinitionNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, print, visit } from 'graphql';
import type { WebDocument } from './documents.ts';

export const WEB_OPERATIONS_FOLDER = 'schema/operations/web';

/** Each operation of the web app with all fragments that it needs: by the file that registers it. */
export function registeredFiles(documents: readonly WebDocument[]): Map<string, string> {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  return new Map(
    definitions.filter(isNamedOperation).map((operation) => {
      const needed = [...neededBy(operation, fragments)].sort((one, other) => one.name.value.localeCompare(other.name.value));
      return [`${WEB_OPERATIONS_FOLDER}/${operation.name.value}.graphql`, `${[operation, ...needed].map(print).join('\n\n')}\n`];
    }),
  );
}

function neededBy(
  definition: DefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): Set<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (fragment === undefined || found.has(fragment)) return;
      found.add(fragment);
      neededBy(fragment, fragments, found);
    },
  });
  return found;
}

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;

const isNamedOperation = (
  definition: DefinitionNode,
): definition is OperationDefinitionNode & { name: NonNullable<OperationDefinitionNode['name']> } =>
  definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined;
