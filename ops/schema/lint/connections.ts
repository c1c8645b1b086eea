import { type FieldDefinitionNode, print } from 'graphql';
import { type Finding, type LintRule, lineOf, namedType, type ObjectType, type Sdl } from './rule.ts';

/** What is named a connection has the shape of Relay's, so that clients can page through every one of them with the same code. */
export const connections: LintRule = (sdl) => [...shapes(sdl), ...fieldsThatPage(sdl)];

function shapes(sdl: Sdl): Finding[] {
  return [...sdl.types.values()].flatMap((type) => {
    if (type.name.endsWith('Connection')) {
      const edge = `${type.name.slice(0, -'Connection'.length)}Edge`;
      return missing(type, [
        ['edges', `[${edge}!]!`],
        ['pageInfo', 'PageInfo!'],
      ]);
    }
    if (type.name.endsWith('Edge')) {
      return [...missing(type, [['cursor', 'String!']]), ...missingNode(type)];
    }
    if (type.name === 'PageInfo') {
      return missing(type, [
        ['hasNextPage', 'Boolean!'],
        ['hasPreviousPage', 'Boolean!'],
        ['startCursor', 'String'],
        ['endCursor', 'String'],
      ]);
    }
    return [];
  });
}

function missing(type: ObjectType, expected: readonly [field: string, type: string][]): Finding[] {
  return expected
    .filter(([name, written]) => !type.fields.some((field) => field.name.value === name && print(field.type) === written))
    .map(([name, written]) => ({
      coordinate: type.name,
      line: lineOf(type.fields[0] ?? {}),
      message: `has no ${name}: ${written}`,
    }));
}

function missingNode(type: ObjectType): Finding[] {
  if (type.fields.some((field) => field.name.value === 'node' && !print(field.type).startsWith('['))) return [];
  return [{ coordinate: type.name, line: lineOf(type.fields[0] ?? {}), message: 'has no node' }];
}

function fieldsThatPage(sdl: Sdl): Finding[] {
  return [...sdl.types.values()].flatMap((type) =>
    type.fields
      .filter((field) => namedType(field.type).endsWith('Connection') && !pages(field))
      .map((field) => ({
        coordinate: `${type.name}.${field.name.value}`,
        line: lineOf(field),
        message: 'returns a connection without first: Int and after: String, or last: Int and before: String',
      })),
  );
}

function pages({ arguments: given = [] }: FieldDefinitionNode): boolean {
  const takes = (name: string, type: string) =>
    given.some((argument) => argument.name.value === name && print(argument.type).replace('!', '') === type);
  return (takes('first', 'Int') && takes('after', 'String')) || (takes('last', 'Int') && takes('before', 'String'));
}
