import { join } from 'node:path';
import { findDangerousChanges } from 'graphql';
import { ACCEPTED_BREAKS_FILE, readAcceptedBreaks } from './accepted-breaks.ts';
import { additions } from './additions.ts';
import { type Break, breakingChanges } from './breaking-changes.ts';
import { committedSupergraph, SUPERGRAPH_FILE } from './committed-supergraph.ts';
import { apiSchema, compose } from './compose.ts';
import { type EmittedSubgraph, emitSubgraphs } from './emit.ts';
import { readText, replaceText } from './files.ts';
import { lint } from './lint/lint.ts';
import { invalidOperations, type OperationFile, readOperations } from './operations.ts';
import { describeProblem, type Problem } from './problem.ts';
import { readRoverConfig } from './rover-config.ts';
import { generateWeb, webDrift, writeWeb } from './web/generated.ts';

/** What a run found, in lines to print. `ok` decides the exit code. */
export interface Report {
  ok: boolean;
  lines: string[];
}

/**
 * Emits, composes and writes: schema/subgraphs/*.graphql and schema/supergraph.graphql, and what the web app's documents make of the graph.
 * What does not compose is not written, so the files always hold a graph that works; what lint finds is written and told, and the run fails.
 */
export async function writeSchema(root: string): Promise<Report> {
  const subgraphs = await emitSubgraphs(root, await readRoverConfig(root));
  const { supergraphSdl, problems } = compose(subgraphs);
  if (problems !== undefined) return failed('The graph does not compose. Nothing was written.', problems);

  const lines: string[] = [];
  const write = async (file: string, before: string | null, after: string) => {
    if (before === after) return;
    await replaceText(join(root, file), after);
    lines.push(before === null ? `${file} is new.` : `${file} has changed.`);
  };
  for (const { file, written, sdl } of subgraphs) await write(file, written, sdl);
  const before = await readText(join(root, SUPERGRAPH_FILE));
  await write(SUPERGRAPH_FILE, before, supergraphSdl);
  const api = apiSchema(supergraphSdl);
  const web = await generateWeb(root, api);
  if (await writeWeb(root, web)) lines.push('The types and the registered operations of the web app have changed.');
  if (lines.length === 0) lines.push('Nothing has changed.');

  const { files, problems: unreadable } = await readOperations(root);
  lines.push(...changesOf(before, supergraphSdl, files));
  const found = [...lintAll(subgraphs), ...web.problems, ...unreadable, ...invalidOperations(files, api)];
  return { ok: found.length === 0, lines: [...lines, ...found.map(describeProblem)] };
}

/** Writes nothing, and says everything that stands between the working tree and a commit. `base` is a git revision; HEAD when not given. */
export async function checkSchema(root: string, base?: string): Promise<Report> {
  const subgraphs = await emitSubgraphs(root, await readRoverConfig(root));
  const { supergraphSdl, problems } = compose(subgraphs);
  if (problems !== undefined) return failed('The graph does not compose.', problems);

  const { files, problems: unreadable } = await readOperations(root);
  const api = apiSchema(supergraphSdl);
  const web = await generateWeb(root, api);
  const found = [
    ...(await drift(root, subgraphs, supergraphSdl)),
    ...(await webDrift(root, web)),
    ...lintAll(subgraphs),
    ...web.problems,
    ...unreadable,
    ...invalidOperations(files, api),
  ];
  const before = await committedSupergraph(root, base);
  const breaks = before === null ? [] : breakingChanges(apiSchema(before), api, files);
  const accepted = await readAcceptedBreaks(root);
  found.push(...breaks.filter(({ change }) => !accepted.has(change)).map(breakProblem));

  const notes = breaks.filter(({ change }) => accepted.has(change)).map(({ change }) => `Accepted: ${change}`);
  const landed = [...accepted].filter((change) => !breaks.some((found) => found.change === change));
  notes.push(...landed.map((change) => `No longer needed in ${ACCEPTED_BREAKS_FILE}: ${change}`));
  if (found.length > 0) return failed('The schema check found:', found, notes);
  const operations = files.length === 1 ? '1 file of operations' : `${files.length} files of operations`;
  return { ok: true, lines: [...notes, `The schema is as committed, and serves ${operations}.`] };
}

function failed(headline: string, problems: readonly Problem[], notes: readonly string[] = []): Report {
  return { ok: false, lines: [...notes, headline, ...problems.map((problem) => `  ${describeProblem(problem)}`)] };
}

const lintAll = (subgraphs: readonly EmittedSubgraph[]) => subgraphs.flatMap(({ file, sdl }) => lint(file, sdl));

async function drift(root: string, subgraphs: readonly EmittedSubgraph[], supergraphSdl: string): Promise<Problem[]> {
  const supergraph = { file: SUPERGRAPH_FILE, written: await readText(join(root, SUPERGRAPH_FILE)), sdl: supergraphSdl };
  return [...subgraphs, supergraph]
    .filter(({ written, sdl }) => written !== sdl)
    .map(({ file }) => ({ where: file, message: 'is not what the sources say: run npm run schema' }));
}

function breakProblem({ change, operations }: Break): Problem {
  const used = operations.length === 0 ? 'no registered operation uses it' : `used by ${operations.join(', ')}`;
  return { where: 'breaking change', message: `${change} (${used})` };
}

function changesOf(before: string | null, after: string, files: readonly OperationFile[]): string[] {
  if (before === null || before === after) return [];
  const [old, now] = [apiSchema(before), apiSchema(after)];
  return [
    ...additions(old, now).map((coordinate) => `Added: ${coordinate}`),
    ...findDangerousChanges(old, now).map(({ description }) => `Changed: ${description}`),
    ...breakingChanges(old, now, files).map((change) => `Breaking: ${breakProblem(change).message}`),
  ];
}
