import { ChatError } from '@parley/kit/errors';
import type { FileStore, Usage } from '../file/file.store.ts';

export class QuotaExceeded extends ChatError {
  readonly code = 'QUOTA_EXCEEDED';
  constructor(
    readonly limit: number,
    readonly used: number,
  ) {
    super('There is no room left for this file. Delete some of yours first.');
  }
  override details() {
    return { limit: this.limit, used: this.used };
  }
}

/** How much each person may keep. */
export class QuotaService {
  constructor(
    private readonly files: FileStore,
    readonly limit: number,
  ) {}

  usageOf(ownerId: string): Promise<Usage> {
    return this.files.usageOf(ownerId);
  }

  /** Throws QuotaExceeded when there is no room for anything more. */
  async roomOf(ownerId: string): Promise<number> {
    const { bytes: used } = await this.files.usageOf(ownerId);
    if (used >= this.limit) throw new QuotaExceeded(this.limit, used);
    return this.limit - used;
  }

  /** Within a transaction that holds the owner (FileStore.holdOwner), so that two files never share one room. */
  async requireRoom(ownerId: string, bytes: number, exceptFileId: string | null = null): Promise<void> {
    const { bytes: used } = await this.files.usageOf(ownerId, exceptFileId);
    if (used + bytes > this.limit) throw new QuotaExceeded(this.limit, used);
  }
}
