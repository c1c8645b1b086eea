import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';
import { precompress } from '@parley/web/server/precompress';
import { chatRouteBytes } from '@parley/web/server/route-size';

export const PROJECT = join(import.meta.dirname, '..', '..', '..');
export const WEB = join(PROJECT, 'web');

/** All that a build is made of. */
const SOURCES = [
  'web/src/**/*',
  'web/public/**/*',
  'web/server/*',
  'web/{package.json,tsconfig.json,next.config.ts,postcss.config.mjs}',
  'schema/client/*',
  'package-lock.json',
];
/** Says of which sources the build is: written last, when it has succeeded. */
const BUILT_OF = 'web/.next/built-of';

/** Builds the web app where there is no build of its sources as they are. */
export async function buildWebIfNeeded(say: (sentence: string) => void): Promise<void> {
  const sources = await fingerprint();
  if ((await readFile(join(PROJECT, BUILT_OF), 'utf8').catch(() => null)) === sources) return;
  say('Building the web app. This takes half a minute, and happens again only when it changes.');
  await rm(join(PROJECT, BUILT_OF), { force: true });
  await build();
  await precompress(join(WEB, '.next/static'));
  say(`Built. The chat needs ${Math.round((await chatRouteBytes(join(WEB, '.next'))) / 1000)} kB of JavaScript.`);
  // As they were before: whatever was changed meanwhile may not be in it.
  await writeFile(join(PROJECT, BUILT_OF), sources);
}

async function build(): Promise<void> {
  const next = createRequire(join(WEB, 'package.json')).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build', WEB], {
    cwd: WEB,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGTERM');
  process.on('exit', endWithUs);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  process.off('exit', endWithUs);
  if (code !== 0) throw new CannotStart(`The web app could not be built:\n${output.trim()}`);
}

/** One text for all that a build is made of: names and contents. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(SOURCES, { cwd: PROJECT })) files.push(file);
  for (const file of files.sort()) {
    const path = join(PROJECT, file);
    if ((await stat(path)).isFile()) hash.update(`${file}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}
