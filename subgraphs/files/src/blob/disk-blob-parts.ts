import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobMissing, BlobTooLarge, PartIncomplete } from './blob-errors.ts';
import { requireBlobKey } from './blob-key.ts';
import type { BlobParts, PartialUpload, PartReceived } from './blob-parts.ts';
import type { BlobStore } from './blob-store.ts';
import { measure } from './measured.ts';
import type { TemporaryFiles } from './temporary-files.ts';

export interface DiskBlobPartsOptions {
  folder: string;
  temporary: TemporaryFiles;
  takeIn(path: string, key: string): Promise<void>;
  get: BlobStore['get'];
}

/** Parts are files of their own, `parts/<key>/<number>`, until all are copied into one. */
export function createDiskBlobParts({ folder, temporary, takeIn, get }: DiskBlobPartsOptions): BlobParts {
  const folderOf = ({ key }: Pick<PartialUpload, 'key'>) => join(folder, requireBlobKey(key));

  const received = async (upload: PartialUpload): Promise<PartReceived[]> => {
    const names = await readdir(folderOf(upload)).catch(asMissing);
    const parts = names.map(async (name) => ({
      number: Number(name),
      bytes: (await stat(join(folderOf(upload), name))).size,
    }));
    return (await Promise.all(parts)).sort((one, other) => one.number - other.number);
  };

  const giveUp: BlobParts['giveUp'] = (upload) => rm(folderOf(upload), { recursive: true, force: true });

  return {
    async begin(key) {
      const upload = { key, id: key };
      await mkdir(folderOf(upload), { recursive: true, mode: 0o700 });
      return upload;
    },
    linkFor: async () => null,
    async receive(upload, { number, bytes }, content, signal) {
      try {
        await received(upload);
        const { path, ...part } = await temporary.write(content, { limit: bytes, signal });
        try {
          if (part.bytes !== bytes) throw new PartIncomplete(number);
          await rename(path, join(folderOf(upload), String(number))).catch(asMissing);
        } finally {
          await temporary.discard({ path });
        }
      } finally {
        content.destroy();
      }
    },
    received,
    async complete(upload, count, limit) {
      const parts = await received(upload).catch((error) => {
        if (error instanceof BlobMissing) return null;
        throw error;
      });
      // Nothing is left of an upload that was completed before a crash but the blob itself.
      if (parts === null) return measure(await get(upload.key), limit);
      for (let number = 1; number <= count; number++) {
        if (!parts.some((part) => part.number === number)) throw new PartIncomplete(number);
      }
      const used = parts.filter(({ number }) => number <= count);
      if (used.reduce((sum, { bytes }) => sum + bytes, 0) > limit) {
        await giveUp(upload);
        throw new BlobTooLarge(limit);
      }
      const { path, ...stored } = await temporary.write(inTurn(folderOf(upload), used), { limit }).catch(asMissing);
      await takeIn(path, upload.key);
      await giveUp(upload);
      return stored;
    },
    giveUp,
  };
}

/** Also what is given up while it is used. */
function asMissing(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? new BlobMissing() : error;
}

async function* inTurn(folder: string, parts: readonly PartReceived[]): AsyncGenerator<Buffer> {
  for (const { number } of parts) yield* createReadStream(join(folder, String(number)));
}
