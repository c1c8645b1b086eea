import { parseArgs } from 'node:util';
import { CannotStart } from '@parley/kit/process';
import { checkSchema, writeSchema } from './command.ts';

const USAGE = 'npm run schema [-- check [--base REVISION]]';

/** `npm run schema` writes, `npm run schema -- check` judges. Both work on the project in the current folder. */
async function main(): Promise<void> {
  const { command, base } = readArguments();
  const report = command === 'check' ? await checkSchema(process.cwd(), base) : await writeSchema(process.cwd());
  for (const line of report.lines) (report.ok ? console.log : console.error)(line);
  process.exitCode = report.ok ? 0 : 1;
}

function readArguments(): { command: 'check' | 'write'; base?: string } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { base: { type: 'string' } } });
    if (positionals.length === 0 && values.base === undefined) return { command: 'write' };
    if (positionals.length === 1 && positionals[0] === 'check') return { command: 'check', base: values.base };
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\nUsage: ${USAGE}`);
  }
  throw new CannotStart(`Usage: ${USAGE}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
