import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { readText, replaceText } from '../schema/files.ts';
import { readProcesses } from './processes.ts';
import { settingsTable, undescribed } from './settings-table.ts';

const FILE = 'docs/settings.md';

const HEAD = `# Settings

Every process reads its settings from the environment once, when it starts, and tells all that is wrong with them together. An empty
variable counts as one that is not set. This page is made from the settings themselves by \`npm run settings\`.`;

/** `npm run settings` writes docs/settings.md; `npm run settings -- check` fails when it is not what the settings say. */
async function main(command: string | undefined): Promise<void> {
  if (command !== undefined && command !== 'check') throw new CannotStart('Usage: npm run settings [-- check]');
  const root = process.cwd();
  const processes = await readProcesses(root);
  const holes = processes.flatMap(({ title, settings }) =>
    undescribed(settings).map((name) => `${title}: ${name} is not described.`),
  );
  if (holes.length > 0) throw new CannotStart(holes.join('\n'));

  const page = `${[HEAD, ...processes.map(({ title, settings }) => `## ${title}\n\n${settingsTable(settings)}`)].join('\n\n')}\n`;
  if ((await readText(join(root, FILE))) === page) return;
  if (command === 'check') throw new CannotStart(`${FILE} is not what the settings say: run npm run settings`);
  await replaceText(join(root, FILE), page);
  console.log(`${FILE} is written.`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
