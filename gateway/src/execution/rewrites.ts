import type { FetchDataRewrite } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { type Data, isData, own } from './data.ts';

const ON_TYPE = '... on ';

/**
 * Applies what the planner asks for before a fetch (a type name that this subgraph knows) and after one (an alias that kept two
 * fields of one name apart becomes the name again), in place.
 */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) {
    const field = one.path.at(-1);
    if (field !== undefined && field !== '__proto__') rewriteAt(schema, one.path, 0, value, one, field);
  }
}

function rewriteAt(
  schema: GraphQLSchema,
  path: readonly string[],
  at: number,
  value: unknown,
  one: FetchDataRewrite,
  field: string,
): void {
  if (Array.isArray(value)) {
    for (const item of value) rewriteAt(schema, path, at, item, one, field);
    return;
  }
  if (!isData(value)) return;
  if (at === path.length - 1) {
    change(value, one, field);
    return;
  }
  const element = path[at] as string;
  if (!element.startsWith(ON_TYPE)) rewriteAt(schema, path, at + 1, own(value, element), one, field);
  else if (isOfType(schema, value, element.slice(ON_TYPE.length), true)) rewriteAt(schema, path, at + 1, value, one, field);
}

function change(value: Data, one: FetchDataRewrite, field: string): void {
  if (one.kind === 'ValueSetter') {
    value[field] = one.setValueTo;
    return;
  }
  const present = own(value, field);
  if (present === undefined || present === null || one.renameKeyTo === '__proto__') return;
  value[one.renameKeyTo] = present;
  value[field] = undefined;
}

/** Whether an object can stand for the named type; `unnamed` is the answer for an object that does not say its type. */
export function isOfType(schema: GraphQLSchema, value: Data, condition: string, unnamed = false): boolean {
  const name = own(value, '__typename');
  if (typeof name !== 'string' || name === '') return unnamed;
  if (name === condition) return true;
  const type = schema.getType(name);
  const wanted = schema.getType(condition);
  if (!isAbstractType(wanted)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
}
