import { isInterfaceObjectType, type Subgraph } from '@apollo/federation-internals';
import type { CompositionRule } from '../composition-rules.ts';
import { fieldsOf, protectionsOf } from '../our-directives.ts';
import type { Problem } from '../problem.ts';

/**
 * A field with one of our directives is defined by exactly one subgraph. Any second definition is a way around it: a @shareable or
 * @override one answers in the owner's place, or replaces `role: ADMIN` by `role: USER` with no more than a hint from composition;
 * an @external one lets @requires hand the value to another subgraph, which could return it under a name of its own; and one on an
 * @interfaceObject stands for the field of every type that implements the interface.
 */
export const protectedFieldsHaveOneOwner: CompositionRule = (subgraphs) => {
  const definers = definersOf(subgraphs);
  return subgraphs.flatMap((subgraph) =>
    fieldsOf(subgraph.schema)
      .filter((field) => protectionsOf(field).length > 0)
      .flatMap(({ typeName, name, coordinate }) =>
        [typeName, ...interfacesOf(typeName, subgraphs)].flatMap((type) =>
          (definers.get(`${type}.${name}`) ?? [])
            .filter((other) => other !== subgraph && (type === typeName || isInterfaceObject(other, type)))
            .map((other) => secondDefinition(coordinate, `${type}.${name}`, subgraph, other)),
        ),
      ),
  );
};

function secondDefinition(coordinate: string, other: string, owner: Subgraph, definer: Subgraph): Problem {
  return {
    where: `${definer.name}: ${other}`,
    message: `is a second definition of ${coordinate}, which ${owner.name} protects: a protected field belongs to one subgraph, and nobody else may declare it, not even as @external`,
  };
}

function definersOf(subgraphs: readonly Subgraph[]): Map<string, Subgraph[]> {
  const definers = new Map<string, Subgraph[]>();
  for (const subgraph of subgraphs) {
    for (const { coordinate } of fieldsOf(subgraph.schema)) {
      definers.set(coordinate, [...(definers.get(coordinate) ?? []), subgraph]);
    }
  }
  return definers;
}

/** The interfaces that the type implements in any subgraph. */
function interfacesOf(typeName: string, subgraphs: readonly Subgraph[]): Set<string> {
  const types = subgraphs.map((subgraph) => subgraph.schema.type(typeName));
  return new Set(types.flatMap((type) => (type?.kind === 'ObjectType' ? type.interfaces().map(({ name }) => name) : [])));
}

function isInterfaceObject(subgraph: Subgraph, typeName: string): boolean {
  const type = subgraph.schema.type(typeName);
  return type !== undefined && isInterfaceObjectType(type);
}
