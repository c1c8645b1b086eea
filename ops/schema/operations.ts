import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Problem } from './problem.ts';

export const OPERATIONS_FOLDER = 'schema/operations';

/** One file of operations that clients run, with the fragments that they share. */
export interface OperationFile {
  file: string;
  document: DocumentNode;
}

export interface RegisteredOperations {
  files: OperationFile[];
  /** Files that cannot be read, operations without a name, names that are taken. */
  problems: Problem[];
}

export async function readOperations(root: string): Promise<RegisteredOperations> {
  const files: OperationFile[] = [];
  const problems: Problem[] = [];
  const paths: string[] = [];
  for await (const path of glob(`${OPERATIONS_FOLDER}/**/*.graphql`, { cwd: root })) paths.push(path);
  for (const file of paths.sort()) {
    try {
      files.push({ file, document: parse(await readFile(join(root, file), 'utf8')) });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      problems.push({ where: `${file}:${error.locations?.[0]?.line ?? 1}`, message: error.message });
    }
  }
  return { files, problems: [...problems, ...namingProblems(files)] };
}

/** An operation is registered by its name, so each has one of its own. */
function namingProblems(files: readonly OperationFile[]): Problem[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ file, document }) =>
    operationsOf(document).flatMap(({ name, loc }): Problem[] => {
      const where = `${file}:${loc?.startToken.line ?? 1}`;
      if (name === undefined) return [{ where, message: 'an operation without a name cannot be registered' }];
      const owner = owners.get(name.value);
      owners.set(name.value, file);
      return owner === undefined ? [] : [{ where, message: `${name.value} is registered in ${owner} already` }];
    }),
  );
}

/** What the schema no longer answers, told with the operation, its file and the field. */
export function invalidOperations(files: readonly OperationFile[], schema: GraphQLSchema): Problem[] {
  return files.flatMap(({ file, document }) =>
    validate(schema, document).map((error) => ({
      where: `${file}:${error.locations?.[0]?.line ?? 1} ${nameAround(document, error)}`.trim(),
      message: error.message,
    })),
  );
}

function nameAround(document: DocumentNode, error: GraphQLError): string {
  const position = error.positions?.[0] ?? 0;
  const around = document.definitions.find(({ loc }) => loc !== undefined && loc.start <= position && position < loc.end);
  return around !== undefined && 'name' in around ? (around.name?.value ?? '') : '';
}

export const operationsOf = (document: DocumentNode): OperationDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
