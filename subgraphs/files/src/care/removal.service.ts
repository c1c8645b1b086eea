import type { Database } from '@parley/kit/database';
import type { Log } from '@parley/kit/log';
import type { AvatarStore } from '../avatar/avatar.store.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import { type FileRow, isUsable, mayHang } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import type { FileChangesService } from '../live/file-changes.service.ts';
import type { Renditions } from '../rendition/renditions.ts';
import type { DirectUploadStore } from '../upload/direct-upload.store.ts';
import type { BlobTrashStore } from './blob-trash.store.ts';

export interface RemovalServiceOptions {
  atomically: Database['atomically'];
  files: FileStore;
  avatars: AvatarStore;
  directUploads: DirectUploadStore;
  renditions: Pick<Renditions, 'forget'>;
  fileChanges: FileChangesService;
  blobs: BlobStore;
  trash: BlobTrashStore;
  log: Log;
}

const AT_ONCE = 100;
const TRACE_DAYS = 30;
const DAY_MS = 86_400_000;

/** Takes files away: the row and the keys of its contents in one commit, then the contents. What a crash leaves of these is taken by the next `empty`. */
export class RemovalService {
  constructor(private readonly options: RemovalServiceOptions) {}

  /**
   * Gives whether it was there to be removed. `expected` guards against somebody who wants the file after all: when it is looked at has
   * changed then. With a `trace` it stays known that there was a file, where messages may name it.
   */
  async remove(
    { id, ownerId }: Pick<FileRow, 'id' | 'ownerId'>,
    { trace = false, expected }: Partial<Pick<LettingGo, 'trace' | 'expected'>> = {},
  ): Promise<boolean> {
    const { files, directUploads, blobs } = this.options;
    const [file, upload] = await Promise.all([files.find(id), directUploads.find(id)]);
    if (file === null) return false;
    if (upload !== null && file.status === 'PENDING') await blobs.parts.giveUp({ key: file.blobKey, id: upload.uploadId });
    try {
      await this.deleteBlobs(await this.letGo({ id, ownerId, trace, expected }));
      return true;
    } catch (error) {
      if (error instanceof StaysAsItIs) return false;
      throw error;
    }
  }

  /** Gives the keys of the contents that nothing leads to any more. Rows are taken in the order in which the end of a rendition takes them. */
  private letGo({ id, ownerId, trace, expected }: LettingGo): Promise<string[]> {
    const { atomically, files, avatars, renditions, fileChanges, trash } = this.options;
    return atomically(async () => {
      await files.holdOwner(ownerId);
      const ofRenditions = await renditions.forget(id);
      const held = await files.hold(id);
      if (held === null || (expected !== undefined && held.dueAt?.getTime() !== expected?.getTime())) throw new StaysAsItIs();
      await avatars.forget(id);
      if (trace && mayHang(held)) await files.change(id, [held.status], deleted(held));
      else await files.remove(id);
      if (isUsable(held)) await fileChanges.announce(id);
      const isLast = held.status !== 'DELETED' && !(await files.isShared(held.blobKey));
      const keys = isLast ? [...ofRenditions, held.blobKey] : ofRenditions;
      await trash.add(keys);
      return keys;
    });
  }

  /** Deletes what earlier removals have left. */
  async empty(): Promise<void> {
    await this.deleteBlobs(await this.options.trash.oldest(AT_ONCE));
  }

  private async deleteBlobs(keys: readonly string[]): Promise<void> {
    const { blobs, trash, log } = this.options;
    for (const key of keys) {
      try {
        await blobs.delete(key);
        await trash.forget([key]);
      } catch (error) {
        log.warn({ err: error }, 'The content of a removed file could not be deleted: it is tried again');
        await trash.postpone(key);
      }
    }
  }
}

interface LettingGo extends Pick<FileRow, 'id' | 'ownerId'> {
  trace: boolean;
  expected: Date | null | undefined;
}

/** Undoes what was begun: the file is gone already, or somebody wants it after all. */
class StaysAsItIs extends Error {}

/** What is left of a file that was deleted. */
const deleted = ({ claimedUntil }: FileRow) =>
  ({
    status: 'DELETED',
    name: '',
    bytes: 0,
    sha256: null,
    kind: null,
    type: null,
    width: null,
    height: null,
    durationMs: null,
    moving: false,
    blurhash: null,
    dominantColour: null,
    dueAt: new Date(Date.now() + TRACE_DAYS * DAY_MS),
    claimedUntil,
  }) as const;
