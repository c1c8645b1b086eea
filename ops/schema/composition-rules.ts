import { buildSubgraph, errorCauses, type Subgraph } from '@apollo/federation-internals';
import type { Problem } from './problem.ts';
import { directivesAreComposed } from './rules/directives-are-composed.ts';
import { directivesAreOurs } from './rules/directives-are-ours.ts';
import { directivesStandOnObjectFields } from './rules/directives-stand-on-object-fields.ts';
import { liveFieldsAreNullableSubscriptions } from './rules/live-fields-are-nullable-subscriptions.ts';
import { onlyOurAccessDirectives } from './rules/only-our-access-directives.ts';
import { positionsAreNullableArgumentsOfLiveFields } from './rules/positions-are-nullable-arguments-of-live-fields.ts';
import { protectedFieldsHaveOneOwner } from './rules/protected-fields-have-one-owner.ts';

export interface SubgraphSource {
  name: string;
  /** The routing URL. */
  url: string;
  /** The whole SDL, with its @link lines. */
  sdl: string;
}

/** A rule looks at all subgraphs at once, since what one may say depends on what the others own. */
export type CompositionRule = (subgraphs: readonly Subgraph[]) => Problem[];

const rules: readonly CompositionRule[] = [
  onlyOurAccessDirectives,
  directivesAreOurs,
  directivesAreComposed,
  directivesStandOnObjectFields,
  protectedFieldsHaveOneOwner,
  liveFieldsAreNullableSubscriptions,
  positionsAreNullableArgumentsOfLiveFields,
];

/**
 * What plain composition would let pass and Parley does not: every way in which one subgraph could weaken or lose the protection
 * of another's field. Run it before composing, over all subgraphs of the graph and the one to be published. Nothing found means [].
 */
export function compositionProblems(sources: readonly SubgraphSource[]): Problem[] {
  const subgraphs: Subgraph[] = [];
  const problems: Problem[] = [];
  for (const { name, url, sdl } of sources) {
    try {
      subgraphs.push(buildSubgraph(name, url, sdl).validate());
    } catch (error) {
      const causes = error instanceof Error ? errorCauses(error) : undefined;
      if (causes === undefined) throw error;
      problems.push(...causes.map(({ message }) => ({ where: name, message: withoutPrefix(message, name) })));
    }
  }
  // The rules compare subgraphs, so with one that cannot be read their answers would be half the truth.
  return problems.length > 0 ? problems : rules.flatMap((rule) => rule(subgraphs));
}

/** Apollo begins each message with the subgraph's name in brackets; a problem says it already. */
const withoutPrefix = (message: string, name: string) => message.replace(`[${name}] `, '');
