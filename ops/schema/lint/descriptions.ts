import { isTypeDefinitionNode, Kind, type StringValueNode } from 'graphql';
import {
  belongsToFederation,
  type Finding,
  hasDirective,
  inputValuesOf,
  type LintRule,
  lineOf,
  ROOT_TYPES,
  type Sdl,
} from './rule.ts';

interface Described {
  coordinate: string;
  node: { description?: StringValueNode; loc?: { startToken: { line: number } } };
}

/**
 * Everything that clients can see is described by a sentence. Root types need none: their name says it. Nor does an @external
 * field, which its owner describes.
 */
export const descriptions: LintRule = (sdl) =>
  [...describedIn(sdl)].flatMap(({ coordinate, node }): Finding[] => {
    const text = node.description?.value.trim() ?? '';
    const line = lineOf(node);
    if (text === '') return [{ coordinate, line, message: 'has no description' }];
    return isSentence(text)
      ? []
      : [{ coordinate, line, message: `is described by "${text}", which is no sentence with a full stop` }];
  });

function* describedIn(sdl: Sdl): Generator<Described> {
  for (const definition of sdl.document.definitions) {
    if (!isTypeDefinitionNode(definition) || belongsToFederation(definition.name.value)) continue;
    const name = definition.name.value;
    if (!ROOT_TYPES.has(name)) yield { coordinate: name, node: definition };
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    for (const value of definition.values ?? []) yield { coordinate: `${name}.${value.name.value}`, node: value };
  }
  for (const { name, fields } of sdl.types.values()) {
    for (const field of fields) {
      if (!hasDirective(field, 'external')) yield { coordinate: `${name}.${field.name.value}`, node: field };
    }
  }
  yield* inputValuesOf(sdl);
}

/** It begins with a capital, a figure or a sign such as a quote, and ends as sentences end. */
const isSentence = (text: string) => /^[^\p{Ll}\s]/u.test(text) && /[.!?][)"'`]?$/.test(text);
