import { Kind, type TypeNode } from 'graphql';
import { inputValuesOf, type LintRule, lineOf } from './rule.ts';

/** A list never holds null: clients would have to ask of each item whether it is there. Relay's rule for lists of ours. */
export const lists: LintRule = (sdl) => {
  const fields = [...sdl.types.values()].flatMap(({ name, fields }) =>
    fields.map((node) => ({ coordinate: `${name}.${node.name.value}`, node })),
  );
  return [...fields, ...inputValuesOf(sdl)]
    .filter(({ node }) => mayHoldNull(node.type) && !node.name.value.startsWith('_'))
    .map(({ coordinate, node }) => ({
      coordinate,
      line: lineOf(node),
      message: 'is a list whose items may be null: write [Item!]',
    }));
};

function mayHoldNull(type: TypeNode): boolean {
  if (type.kind === Kind.NAMED_TYPE) return false;
  if (type.kind === Kind.NON_NULL_TYPE) return mayHoldNull(type.type);
  return type.type.kind !== Kind.NON_NULL_TYPE || mayHoldNull(type.type);
}
