import type { FileStore } from '../file/file.store.ts';
import type { FileChangesService } from '../live/file-changes.service.ts';
import type { RenditionOutcome } from '../rendition/renditions.ts';

/** The last step of a file: what is made of it is there. */
export class CompletionService {
  constructor(
    private readonly files: FileStore,
    private readonly fileChanges: FileChangesService,
  ) {}

  /** Within the transaction that ends the work on it. */
  async finish(fileId: string, outcome: RenditionOutcome): Promise<void> {
    const learned = outcome.state === 'done' ? outcome.media : {};
    const ready = await this.files.change(fileId, ['CHECKED'], { ...learned, status: 'READY' });
    if (ready !== null) await this.fileChanges.announce(fileId);
  }
}
