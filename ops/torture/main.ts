import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { tortureOptions } from './options.ts';
import { startPlatform } from './platform.ts';
import { reportOf } from './report.ts';
import { createTally } from './tally.ts';
import { torture } from './torture.ts';

/** `npm run torture`: exits with 0 when nothing was lost, told twice or told to the wrong people, and everything is stopped. */
const SPARE_MS = 240_000;
const SHOWN_OF_EACH = 5;

const startedAt = performance.now();
const say = (sentence: string) =>
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${sentence}`);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) process.exit(130);
    say('Stopping; Ctrl-C again ends it at once.');
    interrupted.abort(new CannotStart('It was interrupted.'));
  });
}

async function run(): Promise<boolean> {
  const options = tortureOptions(process.argv.slice(2));
  const overdue = setTimeout(
    () => {
      console.error('It takes far too long: given up.');
      process.exit(1);
    },
    options.seconds * 1000 + SPARE_MS,
  );
  overdue.unref();
  console.log(`Torture of ${options.seconds} s with --seed ${options.seed}, on ${cpus().length} cores.`);
  const platform = await startPlatform();
  const tally = createTally();
  let passed = false;
  try {
    say('All processes run.');
    await torture({ platform, options, tally, say, signal: interrupted.signal });
    passed = tally.violations.size === 0;
  } finally {
    console.log(`\n${reportOf(tally, SHOWN_OF_EACH)}\n`);
    if (!passed) {
      await writeFile(join(platform.folder, 'broken.txt'), `${reportOf(tally, Number.POSITIVE_INFINITY)}\n`);
      console.log(`All of it is in broken.txt, beside the logs, in ${platform.folder}`);
    }
    await platform.stop({ keepLogs: !passed });
  }
  console.log(passed ? 'PASSED' : `FAILED, with --seed ${options.seed}`);
  return passed;
}

try {
  process.exit((await run()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}
