import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Data } from './data.ts';

/** Answers `__schema` and `__type` from the schema that clients see. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  fields: readonly FieldNode[],
  variables: Data,
): Data {
  const asked: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } };
  const document = { kind: Kind.DOCUMENT as const, definitions: [asked, ...fragments.values()] };
  const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues: variables });
  if (errors !== undefined && errors.length > 0) throw errors[0];
  return { ...data };
}
