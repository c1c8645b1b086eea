import { isInterfaceObjectType, type Subgraph } from '@apollo/federation-internals';
import type { CompositionRule } from '../composition-rules.ts';
import { fieldsOf, protectionsOf } from '../our-directives.ts';

/**
 * The gateway asks of a field what the object types say of it, also when it is selected through an interface. What stands on the interface
 * alone would protect nothing once somebody selects the field on the object, and would promise for all objects that they can be shared.
 */
export const directivesStandOnObjectFields: CompositionRule = (subgraphs) =>
  subgraphs.flatMap((subgraph) =>
    fieldsOf(subgraph.schema)
      .filter((field) => protectionsOf(field).length > 0 && isInterface(subgraph, field.typeName))
      .map(({ coordinate }) => ({
        where: `${subgraph.name}: ${coordinate}`,
        message: 'bears a directive of ours on an interface: put it on the field of each object type that implements it',
      })),
  );

function isInterface(subgraph: Subgraph, typeName: string): boolean {
  const type = subgraph.schema.type(typeName);
  return type !== undefined && (type.kind === 'InterfaceType' || isInterfaceObjectType(type));
}
