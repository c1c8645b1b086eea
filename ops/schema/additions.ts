import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** The types, fields, input fields and enum values that are new. */
export function additions(before: GraphQLSchema, after: GraphQLSchema): string[] {
  const known = new Set(coordinatesOf(before));
  const newTypes = new Set(Object.keys(after.getTypeMap()).filter((name) => !known.has(name)));
  return coordinatesOf(after)
    .filter((coordinate) => !known.has(coordinate) && !newTypes.has(coordinate.split('.')[0] ?? ''))
    .concat([...newTypes]);
}

function coordinatesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      return [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)];
    }
    return isEnumType(type) ? [type.name, ...type.getValues().map(({ name }) => `${type.name}.${name}`)] : [type.name];
  });
}
