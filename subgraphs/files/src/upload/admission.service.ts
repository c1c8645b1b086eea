import type { Database } from '@parley/kit/database';
import type { Log } from '@parley/kit/log';
import type { BlobStore } from '../blob/blob-store.ts';
import type { BlobTrashStore } from '../care/blob-trash.store.ts';
import type { RemovalService } from '../care/removal.service.ts';
import type { FileRow } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import { FileRefused } from '../inspection/file-refused.ts';
import type { CleanFile, Inspection } from '../inspection/inspection.ts';
import type { Renditions } from '../rendition/renditions.ts';
import { FileInfected } from './upload-errors.ts';

export interface AdmissionServiceOptions {
  atomically: Database['atomically'];
  files: FileStore;
  blobs: BlobStore;
  inspection: Pick<Inspection, 'inspect'>;
  renditions: Pick<Renditions, 'enqueue'>;
  trash: BlobTrashStore;
  removal: RemovalService;
  log: Log;
}

/** Files that nobody has used by then are taken away. */
export const KEPT_UNUSED_MS = 86_400_000;
const KEPT_IN_QUARANTINE_MS = 30 * 86_400_000;

/** What becomes of content that has arrived: it is looked at, and let in or not. */
export class AdmissionService {
  constructor(private readonly options: AdmissionServiceOptions) {}

  /**
   * Gives the file that may be shown. What is refused is gone when FileRefused is thrown; what is infected stays where nobody gets it. With Unavailable
   * it stays as received, and may be admitted later.
   */
  async admit(file: FileRow): Promise<FileRow> {
    const { blobs, inspection, removal } = this.options;
    const finding = await blobs.asFile(file.blobKey, (path) => inspection.inspect({ path, name: file.name }));
    switch (finding.verdict) {
      case 'refused':
        await removal.remove(file);
        throw new FileRefused(finding);
      case 'infected':
        await this.quarantine(file, finding.signature);
        throw new FileInfected();
      case 'clean':
        return this.accept(file, finding);
    }
  }

  private async quarantine({ id, ownerId }: FileRow, signature: string): Promise<void> {
    const { files, log } = this.options;
    await files.change(id, ['RECEIVED'], { status: 'QUARANTINED', dueAt: new Date(Date.now() + KEPT_IN_QUARANTINE_MS) });
    log.warn({ fileId: id, ownerId, signature }, 'A file with harmful content was put in quarantine');
  }

  /** Somebody who admits it at the same time comes to the same, and nothing is done twice. */
  private async accept(file: FileRow, { kind, type, width, height, scanned }: CleanFile): Promise<FileRow> {
    const { atomically, files, renditions, trash } = this.options;
    return atomically(async () => {
      await files.holdOwner(file.ownerId);
      const same = await files.findSame(file);
      const blobKey = same?.blobKey ?? file.blobKey;
      const accepted = await files.change(file.id, ['RECEIVED'], {
        ...{ status: 'CHECKED', kind, type, width, height, scanned, blobKey },
        dueAt: new Date(Date.now() + KEPT_UNUSED_MS),
      });
      if (accepted === null) return (await files.find(file.id)) ?? file;
      if (blobKey !== file.blobKey) await trash.add([file.blobKey]);
      await renditions.enqueue({ fileId: file.id, blobKey, type });
      return accepted;
    });
  }
}
