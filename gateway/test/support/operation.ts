import type { GeneratorValue } from 'fast-check';
import * as fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

export interface Generated {
  query: string;
  variables: Record<string, unknown>;
}

const VALUES: Record<string, readonly string[]> = {
  ID: ['"w1"', '"w2"', '"p1"', '"gone"', '$id'],
  Int: ['0', '1', '2', '$number'],
  String: ['"a"', '"x y"', '$text'],
  Boolean: ['true', 'false', '$yes'],
};
const VARIABLES: Record<string, string> = {
  id: 'ID! = "w3"',
  number: 'Int! = 2',
  text: 'String! = "t"',
  yes: 'Boolean! = true',
  no: 'Boolean!',
};
const CONDITIONS = [
  '@skip(if: $yes)',
  '@skip(if: $no)',
  '@include(if: $yes)',
  '@include(if: $no)',
  '@skip(if: true)',
  '@include(if: true)',
];
/** Apollo's planner gets it wrong when another field is called by the name of one that it needs itself. */
const NEEDED = new Set(['id', 'title', 'size', 'width', 'height']);
const DEEPEST = 5;

/**
 * Any operation on a schema: nested selections, aliases that are names of other fields, fragments on every type that fits, skip and
 * include, arguments and variables. It may be invalid, where selections contradict each other.
 */
export function generateOperation(generate: GeneratorValue, schema: GraphQLSchema): Generated {
  const pick = <T>(choices: readonly T[]): T => choices[generate(fc.nat, { max: choices.length - 1 })] as T;
  const chance = (percent: number) => generate(fc.nat, { max: 99 }) < percent;
  const count = (least: number, most: number) => generate(fc.integer, { min: least, max: most });
  const fragments: string[] = [];
  const condition = () => (chance(15) ? ` ${pick(CONDITIONS)}` : '');

  /**
   * Where it is known which object stands there, only what that object is anyway; else also the objects that may stand there. Other
   * fragments are legal too, but of those ApolloGateway loses some.
   */
  const typesBeside = (type: GraphQLCompositeType, known: boolean): GraphQLCompositeType[] =>
    Object.values(schema.getTypeMap())
      .filter(isCompositeType)
      .filter((other) => other === type || fits(other, type) || (!known && isObjectType(other) && fits(type, other)));
  const fits = (wide: GraphQLCompositeType, narrow: GraphQLCompositeType) =>
    isAbstractType(wide) && !isUnionType(narrow) && schema.isSubType(wide, narrow);

  const given = ({ type, name }: GraphQLArgument): string[] => {
    if (!isNonNullType(type) && chance(40)) return [];
    const value = !isNonNullType(type) && chance(10) ? 'null' : pick(VALUES[getNamedType(type).name] ?? ['null']);
    return [`${name}: ${value}`];
  };

  const fieldOf = (field: GraphQLField<unknown, unknown>, names: readonly string[], depth: number): string => {
    const type = getNamedType(field.type);
    const passed = field.args.flatMap(given);
    const alias = chance(25) ? `${pick([...names, 'a', 'b'])}: ` : '';
    const below = isCompositeType(type) ? ` ${selectionsOn(type, depth + 1, isObjectType(type))}` : '';
    return `${alias}${field.name}${passed.length > 0 ? `(${passed.join(', ')})` : ''}${condition()}${below}`;
  };

  const fragmentOn = (type: GraphQLCompositeType, depth: number, known: boolean): string => {
    if (chance(20)) return `...${condition()} ${selectionsOn(type, depth + 1, known)}`;
    const on = pick(typesBeside(type, known));
    const body = () => selectionsOn(on, depth + 1, known || isObjectType(on));
    if (chance(50)) return `... on ${on.name}${condition()} ${body()}`;
    const name = `F${fragments.length}`;
    const at = fragments.push('') - 1;
    fragments[at] = `fragment ${name} on ${on.name} ${body()}`;
    return `...${name}${condition()}${chance(20) ? ` ...${name}` : ''}`;
  };

  const selectionsOn = (type: GraphQLCompositeType, depth: number, known: boolean): string => {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const shallow = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const choices = depth >= DEEPEST ? shallow : fields;
    const names = fields.map((field) => field.name).filter((name) => !NEEDED.has(name));
    const selections = Array.from({ length: count(1, 4) }, () => {
      if (depth < DEEPEST && (choices.length === 0 || chance(20))) return fragmentOn(type, depth, known);
      if (choices.length === 0 || chance(12)) return chance(30) ? 'kind: __typename' : '__typename';
      return fieldOf(pick(choices), names, depth);
    });
    return `{ ${selections.join(' ')} }`;
  };

  const mutation = schema.getMutationType();
  const isMutation = mutation !== null && mutation !== undefined && chance(10);
  const root = isMutation ? mutation : schema.getQueryType();
  if (root === null || root === undefined) throw new Error('the schema has no queries');
  const body = selectionsOn(root, 0, true);
  const text = `${body} ${fragments.join(' ')}`;
  const used = Object.entries(VARIABLES).filter(([name]) => text.includes(`$${name}`));
  const declared = used.length === 0 ? '' : `(${used.map(([name, type]) => `$${name}: ${type}`).join(', ')}) `;
  return { query: `${isMutation ? 'mutation' : 'query'} ${declared}${text}`, variables: { no: false } };
}
