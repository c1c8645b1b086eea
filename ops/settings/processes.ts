import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '@parley/kit/config';
import { CannotStart } from '@parley/kit/process';

/** A process and what it can be told. */
export interface Process {
  title: string;
  settings: Settings;
}

/** Every process of the project: the development runner, the gateway, the web app, and each subgraph with a src/config.ts. */
export async function readProcesses(root: string): Promise<Process[]> {
  const subgraphs: string[] = [];
  for await (const file of glob('subgraphs/*/src/config.ts', { cwd: root })) subgraphs.push(basename(dirname(dirname(file))));
  const read = (title: string, file: string, name: string) => settingsIn(root, title, file, `${name}Settings`);
  return Promise.all([
    read('`npm start`', 'ops/dev/config.ts', 'dev'),
    read('The gateway', 'gateway/src/config.ts', 'gateway'),
    read('The web app', 'web/src/config.ts', 'web'),
    read('The web app’s server', 'web/server/config.ts', 'webServer'),
    ...subgraphs.sort().map((name) => read(`The ${name} subgraph`, `subgraphs/${name}/src/config.ts`, name)),
  ]);
}

async function settingsIn(root: string, title: string, file: string, name: string): Promise<Process> {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
  const settings = exported[name];
  if (typeof settings !== 'object' || settings === null || !('shape' in settings)) {
    throw new CannotStart(`${file} does not export ${name}, the zod object of its settings.`);
  }
  return { title, settings: settings as Settings };
}
