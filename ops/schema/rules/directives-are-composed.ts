import type { CompositionRule } from '../composition-rules.ts';
import { bears, fieldsOf, ourDirectives } from '../our-directives.ts';

/** Composition drops a custom directive that its subgraph does not name in @composeDirective: the gateway would never see it. */
export const directivesAreComposed: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) => {
    const composed = new Set(
      [...subgraph.metadata().composeDirective().applications()].map((directive) => directive.arguments().name),
    );
    const places = fieldsOf(subgraph.schema).flatMap((field) => [field, ...field.arguments]);
    return [...ourDirectives.keys()]
      .filter((name) => places.some((place) => bears(place, name)) && !composed.has(`@${name}`))
      .map((name) => ({
        where: subgraph.name,
        message: `uses @${name} without @composeDirective(name: "@${name}"): the gateway would not see it`,
      }));
  });
