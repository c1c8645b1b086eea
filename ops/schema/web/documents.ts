import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoUnusedFragmentsRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Problem } from '../problem.ts';

/** What one `graphql(...)` call of the web app says. */
export interface WebDocument {
  file: string;
  /** The text exactly as it stands between the backticks: the types are found by it. */
  source: string;
  document: DocumentNode;
}

const SOURCES = 'web/src/**/*.{ts,tsx}';
const GENERATED = 'web/src/graph/gql/';
/** The text is one template without expressions, so that it can be read without running anything. */
const CALL = /\bgraphql\(\s*`((?:(?!\$\{)[^`])*)`/g;

/** All documents of the web app, in the order of their files. None where there is no web app. */
export async function readWebDocuments(root: string): Promise<{ documents: WebDocument[]; problems: Problem[] }> {
  const files: string[] = [];
  for await (const file of glob(SOURCES, { cwd: root })) if (!file.startsWith(GENERATED)) files.push(file);
  const documents: WebDocument[] = [];
  const problems: Problem[] = [];
  for (const file of files.sort()) {
    const text = await readFile(join(root, file), 'utf8');
    for (const { 1: source = '', index } of text.matchAll(CALL)) {
      try {
        documents.push({ file, source, document: parse(source) });
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const line = text.slice(0, index).split('\n').length + (error.locations?.[0]?.line ?? 1) - 1;
        problems.push({ where: `${file}:${line}`, message: error.message });
      }
    }
  }
  return { documents, problems };
}

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/** What the graph does not answer. Fragments are known in every file, so all are looked at as one document. */
export function invalidWebDocuments(documents: readonly WebDocument[], schema: GraphQLSchema): Problem[] {
  const fileOf = new Map(
    documents.flatMap(({ file, document }) => document.definitions.map((definition) => [definition.loc?.source, file] as const)),
  );
  const all: DocumentNode = {
    kind: 'Document' as DocumentNode['kind'],
    definitions: documents.flatMap(({ document }) => document.definitions),
  };
  return validate(schema, all, rules).map((error) => ({
    where: fileOf.get(error.nodes?.[0]?.loc?.source) ?? 'web/src',
    message: error.message,
  }));
}
