import type { CompositionRule } from '../composition-rules.ts';
import { bears, fieldsOf } from '../our-directives.ts';

/**
 * The gateway asks the live contract of root fields of Subscription only. Such a field may be null, so that an event that cannot be told is an
 * error in its place and not an answer without data.
 */
export const liveFieldsAreNullableSubscriptions: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) =>
    fieldsOf(subgraph.schema)
      .filter((field) => bears(field, 'live') && (field.typeName !== 'Subscription' || !field.nullable))
      .map(({ typeName, coordinate }) => ({
        where: `${subgraph.name}: ${coordinate}`,
        message:
          typeName === 'Subscription'
            ? 'is @live and never null: let it be null, for an event that cannot be told'
            : 'is @live and no field of Subscription: nobody would ever hear of it',
      })),
  );
