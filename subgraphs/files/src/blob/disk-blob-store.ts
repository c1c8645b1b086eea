import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobMissing } from './blob-errors.ts';
import { requireBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';
import { createDiskBlobParts } from './disk-blob-parts.ts';
import { flushFolder, openTemporaryFiles } from './temporary-files.ts';

/**
 * Blobs in a folder: `blobs/ab/cd/<key>`, written elsewhere on the same disk, flushed, and renamed. Several processes may share the folder.
 */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  const temporary = await openTemporaryFiles(join(folder, 'incoming'));
  const blobs = join(folder, 'blobs');
  await mkdir(blobs, { recursive: true, mode: 0o700 });

  const pathOf = (key: string) => join(blobs, requireBlobKey(key).slice(0, 2), key.slice(2, 4), key);
  /** The file is gone from where it was, also when this fails. */
  const takeIn = async (from: string, key: string) => {
    const path = pathOf(key);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(from, path);
      await flushFolder(dirname(path));
    } finally {
      await temporary.discard({ path: from });
    }
  };
  const size = async (key: string) => {
    const found = await stat(pathOf(key)).catch(missingIsNull);
    return found?.size ?? null;
  };
  const get: BlobStore['get'] = async (key, range) => {
    const file = await open(pathOf(key)).catch(missingIsNull);
    if (file === null) throw new BlobMissing();
    return file.createReadStream({ ...range });
  };

  return {
    async put(key, content, { limit, signal }) {
      try {
        requireBlobKey(key);
        const { path, ...stored } = await temporary.write(content, { limit, signal });
        await takeIn(path, key);
        return stored;
      } finally {
        content.destroy();
      }
    },
    get,
    size,
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async asFile(key, work) {
      if ((await size(key)) === null) throw new BlobMissing();
      return work(pathOf(key));
    },
    linkTo: async () => null,
    parts: createDiskBlobParts({ folder: join(folder, 'parts'), temporary, takeIn, get }),
    async check() {
      await stat(blobs);
    },
    stop: () => temporary.stop(),
  };
}

const missingIsNull = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};
