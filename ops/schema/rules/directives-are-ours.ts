import type { DirectiveDefinition, Subgraph } from '@apollo/federation-internals';
import { type DirectiveDefinitionNode, parse, print } from 'graphql';
import type { CompositionRule } from '../composition-rules.ts';
import { GRAPH_SPEC, graphSpec, ourDirectives } from '../our-directives.ts';

/**
 * The name of one of our directives means that directive, in every subgraph: linked from our specification in its one version, under
 * its own name, with its one definition. Composition takes the definition of the highest minor version linked anywhere, so a
 * third party's "v1.9" would replace ours for all; and under another name an application would go unseen.
 */
export const directivesAreOurs: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) => {
    const messages = [
      ...wrongVersions(subgraph),
      ...subgraph.schema.directives().flatMap((definition) => faultsOf(definition, subgraph)),
    ];
    return messages.map((message) => ({ where: subgraph.name, message }));
  });

function wrongVersions(subgraph: Subgraph): string[] {
  const linked = subgraph.schema.coreFeatures?.getByIdentity(graphSpec.identity);
  if (linked === undefined || linked.url.version.equals(graphSpec.version)) return [];
  return [`links ${linked.url}, which is not known: the only version is ${GRAPH_SPEC}`];
}

function faultsOf(definition: DirectiveDefinition, subgraph: Subgraph): string[] {
  const source = subgraph.schema.coreFeatures?.sourceFeature(definition);
  const linked = source?.feature.url.identity === graphSpec.identity;
  const name = definition.name;
  if (!linked) return ourDirectives.has(name) ? [`defines an @${name} of its own: link it from ${GRAPH_SPEC}`] : [];

  const nameInSpec = source?.nameInFeature;
  const expected = typeof nameInSpec === 'string' ? ourDirectives.get(nameInSpec) : undefined;
  if (expected === undefined) return [`takes @${name} from ${GRAPH_SPEC}, which has no such directive`];
  if (name !== nameInSpec)
    return [`renames @${nameInSpec} to @${name}: our directives keep their names, so import "@${nameInSpec}"`];
  if (canonical(definition.toAST()) !== canonical(definitionIn(expected))) {
    return [`defines @${name} otherwise than ${GRAPH_SPEC} does: ${expected}`];
  }
  return [];
}

function definitionIn(sdl: string): DirectiveDefinitionNode {
  return parse(sdl).definitions[0] as DirectiveDefinitionNode;
}

/** The definition without what carries no meaning: descriptions, and the order of arguments and places. */
function canonical(definition: DirectiveDefinitionNode): string {
  return print({
    ...definition,
    description: undefined,
    arguments: definition.arguments
      ?.map((argument) => ({ ...argument, description: undefined }))
      .sort((one, other) => one.name.value.localeCompare(other.name.value)),
    locations: [...definition.locations].sort((one, other) => one.value.localeCompare(other.value)),
  });
}
