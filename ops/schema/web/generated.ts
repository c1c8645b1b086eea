import { glob, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { readText, replaceText } from '../files.ts';
import type { Problem } from '../problem.ts';
import { invalidWebDocuments, readWebDocuments } from './documents.ts';
import { registeredFiles, WEB_OPERATIONS_FOLDER } from './registration.ts';
import { WEB_TYPES_FOLDER, webTypes } from './types.ts';

/** What follows from the documents of the web app and from the graph. */
export interface WebGenerated {
  /** Texts by file: types for the app, and its operations as they are registered. Empty where a document is wrong. */
  files: ReadonlyMap<string, string>;
  problems: Problem[];
}

export async function generateWeb(root: string, schema: GraphQLSchema): Promise<WebGenerated> {
  const { documents, problems } = await readWebDocuments(root);
  const found = [...problems, ...invalidWebDocuments(documents, schema)];
  if (found.length > 0 || documents.length === 0) return { files: new Map(), problems: found };
  return { files: new Map([...(await webTypes(documents, schema)), ...registeredFiles(documents)]), problems: [] };
}

/** Writes what has changed, removes what no document makes any more, and says whether there was anything. */
export async function writeWeb(root: string, { files, problems }: WebGenerated): Promise<boolean> {
  if (problems.length > 0) return false;
  const changed = await filesThatDiffer(root, files);
  for (const [file, text] of changed) await (text === null ? rm(join(root, file)) : replaceText(join(root, file), text));
  return changed.length > 0;
}

export async function webDrift(root: string, { files, problems }: WebGenerated): Promise<Problem[]> {
  if (problems.length > 0) return [];
  const changed = await filesThatDiffer(root, files);
  return changed.map(([file]) => ({ where: file, message: 'is not what the documents of the web app say: run npm run schema' }));
}

async function filesThatDiffer(root: string, files: ReadonlyMap<string, string>): Promise<[file: string, text: string | null][]> {
  const different: [string, string | null][] = [];
  for (const [file, text] of files) if ((await readText(join(root, file))) !== text) different.push([file, text]);
  for await (const file of glob([`${WEB_TYPES_FOLDER}/*`, `${WEB_OPERATIONS_FOLDER}/*.graphql`], { cwd: root })) {
    if (!files.has(file)) different.push([file, null]);
  }
  return different;
}
