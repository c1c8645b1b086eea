import { type GraphQLLeafType, isEnumType } from 'graphql';

const BUILT_IN: Record<string, (value: unknown) => boolean> = {
  Boolean: (value) => typeof value === 'boolean',
  Float: (value) => typeof value === 'number',
  ID: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_648 && value !== 2_147_483_648,
  String: (value) => typeof value === 'string',
};

/** Whether a value is one of its type; null where every value is, as with custom scalars. An enum has the values that clients may see. */
export function leafCheck(type: GraphQLLeafType): ((value: unknown) => boolean) | null {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map((value) => value.name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  return BUILT_IN[type.name] ?? null;
}
