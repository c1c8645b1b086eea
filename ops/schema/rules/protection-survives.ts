import { buildSubgraph, type Schema } from '@apollo/federation-internals';
import type { SubgraphSource } from '../composition-rules.ts';
import { fieldsOf, graphSpec, protectionsOf } from '../our-directives.ts';
import type { Problem } from '../problem.ts';

/**
 * The rules before composition say what may go in; this one says that everything came out. For each protected field the
 * supergraph must hold exactly the protections that its subgraph wrote, linked from our specification.
 */
export function protectionSurvives(sources: readonly SubgraphSource[], supergraph: Schema): Problem[] {
  const composed = new Map(fieldsOf(supergraph).map((field) => [field.coordinate, protectionsOf(field)]));
  const written = sources.flatMap(({ name, url, sdl }) =>
    fieldsOf(buildSubgraph(name, url, sdl).schema)
      .map((field) => ({
        where: `${name}: ${field.coordinate}`,
        coordinate: field.coordinate,
        protections: protectionsOf(field),
      }))
      .filter(({ protections }) => protections.length > 0),
  );
  if (written.length > 0 && !linksOurSpecification(supergraph)) {
    return [{ where: 'supergraph', message: `does not link ${graphSpec}, so the gateway would enforce nothing` }];
  }
  return written
    .filter(({ coordinate, protections }) => different(protections, composed.get(coordinate) ?? []))
    .map(({ where, coordinate, protections }) => ({
      where,
      message: `asks for ${protections.join(' ')}, but composition made ${composed.get(coordinate)?.join(' ') || 'nothing'} of it`,
    }));
}

function linksOurSpecification(supergraph: Schema): boolean {
  return supergraph.coreFeatures?.getByIdentity(graphSpec.identity)?.url.equals(graphSpec) === true;
}

const different = (one: readonly string[], other: readonly string[]) => [...new Set(one)].join() !== [...new Set(other)].join();
