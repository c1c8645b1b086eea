import { isTypeDefinitionNode, Kind } from 'graphql';
import { belongsToFederation, type Finding, inputValuesOf, type LintRule, lineOf, type Sdl } from './rule.ts';

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;
const UPPER_SNAKE_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** Types are PascalCase, fields and arguments camelCase, enum values UPPER_SNAKE; inputs end in Input, and nothing else does. */
export const names: LintRule = (sdl) => [...typeNames(sdl), ...fieldNames(sdl)];

function typeNames({ document }: Sdl): Finding[] {
  const findings: Finding[] = [];
  for (const definition of document.definitions) {
    if (!isTypeDefinitionNode(definition) || belongsToFederation(definition.name.value)) continue;
    const coordinate = definition.name.value;
    const find = (message: string) => findings.push({ coordinate, line: lineOf(definition), message });
    const isInput = definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
    if (!PASCAL_CASE.test(coordinate)) find('is a type, so its name is written in PascalCase');
    if (isInput && !coordinate.endsWith('Input')) find('is an input, so its name ends in Input');
    if (!isInput && coordinate.endsWith('Input')) find('is no input, so its name does not end in Input');
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const value of definition.values ?? []) {
      if (UPPER_SNAKE_CASE.test(value.name.value)) continue;
      findings.push({
        coordinate: `${coordinate}.${value.name.value}`,
        line: lineOf(value),
        message: 'is an enum value, so its name is written in UPPER_SNAKE_CASE',
      });
    }
  }
  return findings;
}

function fieldNames(sdl: Sdl): Finding[] {
  const fields = [...sdl.types.values()].flatMap((type) =>
    type.fields.map((node) => ({ coordinate: `${type.name}.${node.name.value}`, node, kind: 'a field' })),
  );
  const inputs = [...inputValuesOf(sdl)].map((value) => ({ ...value, kind: 'an argument or input field' }));
  return [...fields, ...inputs]
    .filter(({ node }) => !CAMEL_CASE.test(node.name.value) && !node.name.value.startsWith('_'))
    .map(({ coordinate, node, kind }) => ({
      coordinate,
      line: lineOf(node),
      message: `is ${kind}, so its name is written in camelCase`,
    }));
}
