import { type FieldDefinitionNode, print } from 'graphql';
import { type Finding, type LintRule, lineOf, namedType, type Sdl } from './rule.ts';

/**
 * A mutation can grow without breaking anybody: it takes one `input` object (or a single id, or nothing), and returns a payload
 * object, an entity, a union of outcomes, or one of the outcomes that a union names.
 */
export const mutations: LintRule = (sdl) =>
  (sdl.types.get('Mutation')?.fields ?? []).flatMap((field) => {
    const find = (message: string): Finding => ({ coordinate: `Mutation.${field.name.value}`, line: lineOf(field), message });
    const findings: Finding[] = [];
    if (!takesOneInput(field)) findings.push(find('takes neither one input: SomethingInput! nor a single id: ID!'));
    if (!returnsSomethingThatGrows(field, sdl)) {
      findings.push(find(`returns ${print(field.type)}, which is no ...Payload object, no entity and no outcome of a union`));
    }
    return findings;
  });

function takesOneInput({ arguments: given = [] }: FieldDefinitionNode): boolean {
  const [argument, ...others] = given;
  if (argument === undefined) return true;
  if (others.length > 0) return false;
  const name = argument.name.value;
  const type = print(argument.type);
  return (name === 'input' && /^[A-Z]\w*Input!$/.test(type)) || (/^(id|\w+Id)$/.test(name) && type === 'ID!');
}

function returnsSomethingThatGrows({ type }: FieldDefinitionNode, sdl: Sdl): boolean {
  const name = namedType(type);
  if (print(type).startsWith('[')) return false;
  if (name.endsWith('Payload') && sdl.types.has(name)) return true;
  return sdl.entities.has(name) || sdl.unions.has(name) || sdl.unionMembers.has(name);
}
