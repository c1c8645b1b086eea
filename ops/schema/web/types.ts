import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { type GraphQLSchema, parse, printSchema } from 'graphql';
import { cacheSchema } from './cache-schema.ts';
import type { WebDocument } from './documents.ts';

export const WEB_TYPES_FOLDER = 'web/src/graph/gql';

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  defaultScalarType: 'unknown',
  scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown', Upload: 'File' },
};

/** The generated code of the web app, by file: the types of its documents, and what the cache must know of the graph. */
export async function webTypes(documents: readonly WebDocument[], schema: GraphQLSchema): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: `${WEB_TYPES_FOLDER}/`,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: documents.map(({ file, source, document }) => ({ location: file, rawSDL: source, document })),
    config,
    presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, skipIndexFile: true },
    plugins: [],
    pluginMap: {},
  });
  for (const section of sections) files.set(section.filename, `${withExtensions(await codegen(section)).trim()}\n`);
  files.set(`${WEB_TYPES_FOLDER}/introspection.json`, `${JSON.stringify(cacheSchema(documents, schema))}\n`);
  return files;
}

const withExtensions = (code: string) => code.replaceAll(`from './graphql'`, `from './graphql.ts'`);
