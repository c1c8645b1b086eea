import { minifyIntrospectionQuery } from '@urql/introspection';
import {
  type GraphQLSchema,
  getNamedType,
  type IntrospectionQuery,
  type IntrospectionType,
  introspectionFromSchema,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { WebDocument } from './documents.ts';

/**
 * What the cache of the web app must know of the graph: the fields that its documents select, whether they may be null, and which types stand for which; an `id` always, since the
 * cache tells things by it. Every page loads it, so nothing else is in it.
 */
export function cacheSchema(documents: readonly WebDocument[], schema: GraphQLSchema): IntrospectionQuery {
  const selected = selectedFields(documents, schema);
  const { __schema } = minifyIntrospectionQuery(introspectionFromSchema(schema));
  const types = __schema.types.flatMap((type): IntrospectionType[] => {
    const fields = selected.get(type.name);
    if (fields === undefined) return [];
    if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return [type];
    return [{ ...type, fields: type.fields.filter(({ name }) => name === 'id' || fields.has(name)) }];
  });
  return { __schema: { ...__schema, types, directives: [] } };
}

/** By the name of a type: those that are selected of it, or of what it stands for. */
function selectedFields(documents: readonly WebDocument[], schema: GraphQLSchema): Map<string, Set<string>> {
  const selected = new Map<string, Set<string>>();
  const add = (type: string, field?: string) => {
    const fields = selected.get(type) ?? new Set();
    if (field !== undefined) fields.add(field);
    selected.set(type, fields);
  };
  for (const { document } of documents) {
    const types = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field({ name }) {
          const parent = types.getParentType();
          const named = getNamedType(types.getType());
          if (named !== undefined && named !== null) add(named.name);
          if (parent === undefined || parent === null) return;
          add(parent.name, name.value);
          if (!isAbstractType(parent)) return;
          for (const possible of schema.getPossibleTypes(parent)) add(possible.name, name.value);
        },
      }),
    );
  }
  return selected;
}
