import { Kind } from '@0no-co/graphql.web';
import type { DocumentNode } from 'graphql';

/** The name of the operation in a document; empty where it has none. */
export function nameOf(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.name?.value ?? '';
  }
  return '';
}
