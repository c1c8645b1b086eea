import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { LiveTable } from './live-table.ts';

/**
 * A document of one subscription without the arguments that say where its client stands, and without the variables that nothing else uses: what
 * is left means the same for all who listen, wherever they stand. Such arguments may be null, so it stays valid.
 */
export function withoutPositions(schema: GraphQLSchema, table: LiveTable, document: DocumentNode): DocumentNode {
  const root = schema.getSubscriptionType();
  const typeInfo = new TypeInfo(schema);
  const lifted = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(field) {
        const positions = typeInfo.getParentType() === root ? table.positions(field.name.value) : null;
        if (positions === null || positions.size === 0) return undefined;
        return { ...field, arguments: field.arguments?.filter((one) => !positions.has(one.name.value)) };
      },
    }),
  );
  const used = variablesOf(lifted);
  return visit(lifted, {
    VariableDefinition: (definition) => (used.has(definition.variable.name.value) ? false : null),
    [Kind.SELECTION_SET]: () => false,
  });
}

function variablesOf(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(variable) {
      used.add(variable.name.value);
    },
  });
  return used;
}
