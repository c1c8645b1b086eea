import { chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder } from '../dev/data-folder.ts';
import { runScript } from './support/run-script.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const OPEN = 'ops/test/support/open-data-folder.ts';
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

test('secrets are made once, and only their owner can read them', async () => {
  await using temporary = await temporaryFolder();
  const path = join(temporary.path, 'data');
  const first = await openDataFolder(path);
  await first.stop();
  const second = await openDataFolder(path);
  await second.stop();

  expect(second.secrets).toEqual(first.secrets);
  expect(new Set(Object.values(first.secrets)).size).toBe(Object.keys(first.secrets).length);
  expect((await stat(join(path, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('a secret that an older version did not know is added to those that are kept', async () => {
  await using temporary = await temporaryFolder();
  const file = join(temporary.path, 'secrets.json');
  await writeFile(file, JSON.stringify({ demoPassword: 'kept-as-it-was' }));
  const folder = await openDataFolder(temporary.path);
  await folder.stop();
  expect(folder.secrets.demoPassword).toBe('kept-as-it-was');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(folder.secrets);
});

test('damaged secrets are reported and never replaced', async () => {
  await using temporary = await temporaryFolder();
  const file = join(temporary.path, 'secrets.json');
  await writeFile(file, '{"passportSecret": "trunc');
  await expect(openDataFolder(temporary.path)).rejects.toThrow(/secrets\.json is damaged/);
  expect(await readFile(file, 'utf8')).toBe('{"passportSecret": "trunc');
});

test('a file in the place of the data folder is told in one line', async () => {
  await using temporary = await temporaryFolder();
  const path = join(temporary.path, 'data');
  await writeFile(path, '');
  await expect(openDataFolder(path)).rejects.toThrow(/^[^\n]*a file is in its place[^\n]*PARLEY_DATA[^\n]*$/);
  await expect(openDataFolder(join(path, 'deeper'))).rejects.toThrow(/a file is in its place/);
});

test.skipIf(!isRoot)(
  'an ordinary user is told of a data folder that he cannot write [needs root to become another user]',
  async () => {
    await using temporary = await temporaryFolder();
    const path = join(temporary.path, 'data');
    await mkdir(path);
    await using opening = runScript(OPEN, { args: [path], uid: NOBODY });
    expect(await opening.ended).toBe(0);
    expect(opening.output()).toMatch(/^The data folder \S+ cannot be written \(EACCES\): [^\n]*PARLEY_DATA\.\n$/);
  },
);

test.skipIf(!isRoot)('an ordinary user’s data folder is closed to others [needs root to become another user]', async () => {
  await using temporary = await temporaryFolder();
  await chown(temporary.path, NOBODY, NOBODY);
  const path = join(temporary.path, 'data');
  await using opening = runScript(OPEN, { args: [path], uid: NOBODY });
  await opening.says(/open/);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
});

test('two runs never share one data folder', async () => {
  await using temporary = await temporaryFolder();
  await using first = runScript(OPEN, { args: [temporary.path] });
  await first.says(/open/);
  await expect(openDataFolder(temporary.path)).rejects.toThrow(`in use by process ${first.process.pid}: stop that first`);

  first.process.stdin?.end();
  await first.ended;
  const second = await openDataFolder(temporary.path);
  expect(second.notes).toEqual([]);
  await second.stop();
});

test('of many runs that find the lock of a killed one, exactly one gets the folder', async () => {
  await using temporary = await temporaryFolder();
  await using killed = runScript(OPEN, { args: [temporary.path] });
  await killed.says(/open/);
  killed.process.kill('SIGKILL');
  await killed.ended;

  const opened = await Promise.allSettled(Array.from({ length: 10 }, () => openDataFolder(temporary.path)));
  const got = opened.filter((result) => result.status === 'fulfilled');
  expect(got).toHaveLength(1);
  expect(got[0]?.value.notes).toEqual(['The last run ended without a goodbye.']);
  await got[0]?.value.stop();
});

test('a lock whose pid has been given to another process does not hold', async () => {
  await using temporary = await temporaryFolder();
  await chmod(temporary.path, 0o711);
  await writeFile(join(temporary.path, 'lock.7'), `${process.ppid} started-at-another-time\n`);
  const folder = await openDataFolder(temporary.path);
  await folder.stop();
});
