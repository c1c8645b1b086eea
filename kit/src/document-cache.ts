import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';

export type ReadDocument = { document: DocumentNode; errors?: undefined } | { errors: readonly GraphQLError[] };

/**
 * Reads and validates each text once; a subgraph sees the gateway's few plans over and over. Bounded by the length of
 * the texts: what is made of a text takes some 40 times its length.
 */
export function createDocumentCache(schema: GraphQLSchema, maxCharacters = 2_000_000): (text: string) => ReadDocument {
  const known = new LRUCache<string, ReadDocument>({ maxSize: maxCharacters, sizeCalculation: (_, text) => text.length + 1 });
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const read = readDocument(schema, text);
    known.set(text, read);
    return read;
  };
}

function readDocument(schema: GraphQLSchema, text: string): ReadDocument {
  try {
    const document = parse(text, { noLocation: true, maxTokens: 50_000 });
    const errors = validate(schema, document);
    return errors.length === 0 ? { document } : { errors };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}
