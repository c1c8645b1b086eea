import { print, type TypedQueryDocumentNode } from 'graphql';

/** GraphQL text, or a document that carries its types. With text the caller names the types. */
export type Operation<Data, Variables> = string | TypedQueryDocumentNode<Data, Variables>;

export type Variables = Record<string, unknown>;

export function textOf<Data, Given>(operation: Operation<Data, Given>): string {
  return typeof operation === 'string' ? operation : print(operation);
}
