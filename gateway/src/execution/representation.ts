import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type Data, isData, mergeInto, own } from './data.ts';
import { isOfType } from './rewrites.ts';

/** What an entity shows of itself to the subgraph that knows more of it; null when some of that is missing. */
export function representationOf(schema: GraphQLSchema, entity: Data, requires: readonly QueryPlanSelectionNode[]): Data | null {
  const shown = select(schema, entity, requires);
  return isData(shown) && typeof shown['__typename'] === 'string' ? shown : null;
}

function select(schema: GraphQLSchema, value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown {
  if (Array.isArray(value)) return value.map((item) => select(schema, item, selections));
  if (!isData(value)) return null;
  const shown: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      const given = own(value, name);
      if (given === undefined) return null;
      shown[name] = selection.selections === undefined ? given : select(schema, given, selection.selections);
    } else if (selection.typeCondition !== undefined && isOfType(schema, value, selection.typeCondition)) {
      const part = select(schema, value, selection.selections);
      if (isData(part)) mergeInto(shown, part);
    }
  }
  return shown;
}
