import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

/** Each build lies in a folder of its own in here, which nothing changes any more, so that it can be served while the next one is made. */
const BUILDS = join(WEB, '.builds');
const KEPT = 3;

/** The folder, within `web/`, of a build of the sources as they are: the one that is there, or one that is made now. */
export async function buildOfSources(say: (sentence: string) => void): Promise<string> {
  const sources = await fingerprint();
  // Names the folder; it is written last, so that a build that failed or was ended is none.
  const finished = join(BUILDS, `${sources}.txt`);
  const known = await readFile(finished, 'utf8').catch(() => null);
  if (known !== null) return known;
  say('Building the web app. This takes half a minute, and happens again only when it changes.');
  const folder = join('.builds', `${sources}-${process.pid}`);
  await rm(join(WEB, folder), { recursive: true, force: true });
  await build(folder);
  await precompress(join(WEB, folder, 'static'));
  await writeFile(finished, folder);
  say(`Built. The chat needs ${Math.round((await chatRouteBytes(join(WEB, folder))) / 1000)} kB of JavaScript.`);
  await removeOldBuilds();
  return folder;
}

async function build(folder: string): Promise<void> {
  await mkdir(BUILDS, { recursive: true });
  const next = createRequire(join(WEB, 'package.json')).resolve('next/dist/bin/next');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [next, 'build', WEB], {
    cwd: WEB,
    env: { PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', WEB_BUILD: folder },
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
  return hash.digest('hex').slice(0, 16);
}

/** The latest few stay, since somebody may serve them still. */
async function removeOldBuilds(): Promise<void> {
  const names = await readdir(BUILDS);
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(BUILDS, name))).mtimeMs })));
  const finished = aged.filter(({ name }) => name.endsWith('.txt')).sort((one, other) => other.at - one.at);
  for (const { name } of finished.slice(KEPT)) {
    const folder = await readFile(join(BUILDS, name), 'utf8');
    await rm(join(BUILDS, name), { force: true });
    await rm(join(WEB, folder), { recursive: true, force: true });
  }
}
