import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { openDiskBlobStore } from './disk-blob-store.ts';
import { openS3BlobStore, type S3Options } from './s3-blob-store.ts';

export interface BlobStoreOptions {
  /** Holds the blobs where no S3 is named, and whatever is on its way in any case. */
  folder: string;
  s3: Omit<S3Options, 'temporaryFolder'> | null;
}

/** A folder on one machine, or anything that speaks S3. */
export function openBlobStore({ folder, s3 }: BlobStoreOptions): Promise<BlobStore> {
  return s3 === null ? openDiskBlobStore(folder) : openS3BlobStore({ ...s3, temporaryFolder: join(folder, 'incoming') });
}
