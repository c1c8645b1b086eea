import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '@parley/kit/process';

const run = promisify(execFile);
const NAME = 'postgres';

export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. Started by root it runs as this user, who is made where the system has none; else as whoever started it. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await findUser();
  if (known !== undefined) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]).catch(
    () => undefined,
  );
  const made = await findUser();
  if (made !== undefined) return made;
  throw new CannotStart(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made for it: start Parley as an ordinary user.`,
  );
}

async function findUser(): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { name: NAME, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` fails for a name that nobody has
  }
}

/** Throws CannotStart when a folder on the way to `path` is closed to the user. `advice` says what the operator can do besides opening it. */
export async function requireReachable(path: string, user: ServerUser, advice: string): Promise<void> {
  for (const folder of foldersFromRoot(path)) {
    const { uid, gid, mode } = await stat(folder);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    const mayEnter = ((mode >> shift) & 0o1) === 0o1;
    if (mayEnter) continue;
    const shown = (mode & 0o7777).toString(8).padStart(4, '0');
    throw new CannotStart(
      `${folder} has mode ${shown}, so PostgreSQL, which runs as the user "${user.name}" when root starts it, cannot get to ${path}: ${advice}, or open it with "chmod o+x ${folder}".`,
    );
  }
}

function foldersFromRoot(path: string): string[] {
  const folder = resolve(path);
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...foldersFromRoot(parent), folder];
}
