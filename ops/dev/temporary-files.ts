import { mkdir, rm } from 'node:fs/promises';

/**
 * Temporary files of this process, such as those of uploads, lie in this folder from now on, without what an earlier process has left
 * there: it is for one process at a time.
 */
export async function keepTemporaryFilesIn(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  process.env.TMPDIR = folder;
}
