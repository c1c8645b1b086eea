import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStart, type Running } from '@parley/kit/process';
import { lockFolder } from './folder-lock.ts';
import { keepSecrets, type Secrets } from './secrets.ts';

/** Where one `npm start` keeps everything. While it is open nobody else can open it. */
export interface DataFolder extends Running {
  path: string;
  secrets: Secrets;
  notes: readonly string[];
}

export async function openDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given);
  await makeFolder(path);
  const lock = await lockFolder(path);
  try {
    const secrets = await keepSecrets(join(path, 'secrets.json'));
    return { path, secrets, notes: lock.notes, stop: lock.stop };
  } catch (error) {
    await lock.stop();
    throw error;
  }
}

/** Closed to others; when root runs Parley it can be passed through, because PostgreSQL then runs as another user. */
async function makeFolder(path: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    const made = await mkdir(path, { recursive: true, mode: 0o755 });
    if (made !== undefined) await chmod(path, mode);
    if (!(await stat(path)).isDirectory()) throw new CannotStart(inItsPlace(path));
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new CannotStart(inItsPlace(path));
    throw new CannotStart(
      `The data folder ${path} cannot be written (${code}): make it writable, or name another with PARLEY_DATA.`,
    );
  }
}

const inItsPlace = (path: string) =>
  `${path} should be Parley's data folder, but a file is in its place: move it away, or name another folder with PARLEY_DATA.`;
