import type { Readable } from 'node:stream';
import type { Database } from '@parley/kit/database';
import { newId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import { BlobTooLarge } from '../blob/blob-errors.ts';
import { newBlobKey } from '../blob/blob-key.ts';
import type { BlobStore, StoredBlob } from '../blob/blob-store.ts';
import type { RemovalService } from '../care/removal.service.ts';
import type { FileRow } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import { readFileName } from '../file/file-name.ts';
import { QuotaExceeded, type QuotaService } from '../quota/quota.service.ts';
import type { AdmissionService } from './admission.service.ts';
import { FileInfected, UploadOver } from './upload-errors.ts';

export interface UploadServiceOptions {
  atomically: Database['atomically'];
  files: FileStore;
  blobs: BlobStore;
  quota: QuotaService;
  admission: AdmissionService;
  removal: RemovalService;
  limiter: RateLimiter;
  limitBytes: number;
}

export interface Incoming {
  name: string;
  content: Readable;
  /** Whoever sends has gone. */
  signal?: AbortSignal;
}

export const UPLOADS = { burst: 100, everySeconds: 2 };
/** A process that ended in the middle of an upload left its row behind for so long. */
const LONGEST_RECEIVING_MS = 3_600_000;

/** Files that come as a stream through the gateway. */
export class UploadService {
  constructor(private readonly options: UploadServiceOptions) {}

  get limitBytes(): number {
    return this.options.limitBytes;
  }

  /** Reads the content to its end, or destroys it. Of what is not taken nothing stays: no row, no content. */
  async receive(viewer: Viewer | null, { name: given, content, signal }: Incoming): Promise<FileRow> {
    try {
      const { id: ownerId } = requireViewer(viewer, 'files:write');
      const name = readFileName('name', given);
      await this.options.limiter.take(`upload:${ownerId}`, UPLOADS);
      const room = await this.options.quota.roomOf(ownerId);
      const file = newFile(ownerId, name, { bytes: 0, dueAt: new Date(Date.now() + LONGEST_RECEIVING_MS) });
      await this.options.files.add(file);
      return await this.fill(file, room, content, signal);
    } catch (error) {
      content.destroy();
      throw error;
    }
  }

  private async fill(file: FileRow, room: number, content: Readable, signal?: AbortSignal): Promise<FileRow> {
    const { blobs, admission, removal, quota, limitBytes } = this.options;
    const limit = Math.min(room, limitBytes);
    try {
      const stored = await blobs.put(file.blobKey, content, { limit, ...(signal === undefined ? {} : { signal }) });
      return await admission.admit(await this.keep(file, stored));
    } catch (error) {
      if (!(error instanceof FileInfected)) await removal.remove(file);
      if (error instanceof BlobTooLarge && limit < limitBytes) throw new QuotaExceeded(quota.limit, quota.limit - room);
      throw error;
    }
  }

  private async keep(file: FileRow, { bytes, sha256 }: StoredBlob): Promise<FileRow> {
    const { atomically, files, quota, blobs } = this.options;
    const received = await atomically(async () => {
      await files.holdOwner(file.ownerId);
      await quota.requireRoom(file.ownerId, bytes, file.id);
      return files.change(file.id, ['PENDING'], { status: 'RECEIVED', bytes, sha256 });
    });
    if (received !== null) return received;
    // Erased meanwhile, with its owner perhaps.
    await blobs.delete(file.blobKey);
    throw new UploadOver();
  }
}

export function newFile(ownerId: string, name: string, given: Pick<FileRow, 'bytes' | 'dueAt'>): FileRow {
  return {
    id: newId(),
    ownerId,
    name,
    status: 'PENDING',
    sha256: null,
    blobKey: newBlobKey(),
    kind: null,
    type: null,
    scanned: null,
    width: null,
    height: null,
    durationMs: null,
    moving: false,
    blurhash: null,
    dominantColour: null,
    createdAt: new Date(),
    claimedUntil: null,
    ...given,
  };
}
