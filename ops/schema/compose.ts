import { composeServices } from '@apollo/composition';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { type GraphQLSchema, parse } from 'graphql';
import { compositionProblems, type SubgraphSource } from './composition-rules.ts';
import type { Problem } from './problem.ts';
import { protectionSurvives } from './rules/protection-survives.ts';

export type Composed = { supergraphSdl: string; problems?: undefined } | { supergraphSdl?: undefined; problems: Problem[] };

/** Composes offline, under our own rules: before composing over the subgraphs, and after it over what came out. */
export function compose(sources: readonly SubgraphSource[]): Composed {
  const refused = compositionProblems(sources);
  if (refused.length > 0) return { problems: refused };

  const inOrder = [...sources].sort((one, other) => one.name.localeCompare(other.name));
  const result = composeServices(inOrder.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.errors !== undefined) {
    return { problems: result.errors.map(({ message }) => ({ where: 'composition', message })) };
  }
  const lost = protectionSurvives(sources, result.schema);
  return lost.length > 0 ? { problems: lost } : { supergraphSdl: `${result.supergraphSdl.trim()}\n` };
}

/** What clients see of a supergraph. */
export function apiSchema(supergraphSdl: string): GraphQLSchema {
  const api: Schema = Supergraph.build(supergraphSdl, { supportedFeatures: null }).apiSchema();
  return api.toGraphQLJSSchema();
}
