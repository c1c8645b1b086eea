import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CannotStart } from '@parley/kit/process';

export const PROJECT = join(import.meta.dirname, '..', '..', '..');
export const WEB = join(PROJECT, 'web');

/** All that a build is made of. */
const SOURCES = [
  'web/src/**/*',
  'web/public/**/*',
  'web/{package.json,tsconfig.json,next.config.ts,postcss.config.mjs}',
  'schema/client/*',
  'package-lock.json',
];
/** Written last, by a build that has succeeded. */
const BUILT = 'web/.next/BUILD_ID';

/** Builds the web app where there is no build, or one that is older than what it is made of. */
export async function buildWebIfNeeded(say: (sentence: string) => void): Promise<void> {
  const builtAt = await changedAt(BUILT);
  if (builtAt !== null && builtAt >= (await newestChange())) return;
  say('Building the web app. This takes half a minute, and happens again only when it changes.');
  await build();
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

async function newestChange(): Promise<number> {
  let newest = 0;
  for await (const file of glob(SOURCES, { cwd: PROJECT })) newest = Math.max(newest, (await changedAt(file)) ?? 0);
  return newest;
}

/** Null for what is not there. */
const changedAt = async (file: string): Promise<number | null> =>
  stat(join(PROJECT, file)).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
