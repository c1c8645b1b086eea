import type { CompositionRule } from '../composition-rules.ts';
import { bears, fieldsOf } from '../our-directives.ts';

/**
 * The gateway leaves positions out of what it resolves, so that clients who stand at different places share one answer: an argument that must be
 * given cannot be left out, and on a field that is not live nobody would read it.
 */
export const positionsAreNullableArgumentsOfLiveFields: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) =>
    fieldsOf(subgraph.schema).flatMap((field) =>
      field.arguments
        .filter((argument) => bears(argument, 'position') && !(argument.nullable && bears(field, 'live')))
        .map((argument) => ({
          where: `${subgraph.name}: ${field.coordinate}(${argument.name}:)`,
          message: argument.nullable
            ? 'is a @position of a field that is not @live'
            : 'is a @position that must be given: let it be null, for whoever begins',
        })),
    ),
  );
