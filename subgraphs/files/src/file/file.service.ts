import { type Connection, type PageRequest, readPage, toConnection } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import { z } from 'zod';
import type { AccessService } from '../access/access.service.ts';
import type { RemovalService } from '../care/removal.service.ts';
import type { QuotaService } from '../quota/quota.service.ts';
import type { FileRow } from './file.entity.ts';
import type { FileStore } from './file.store.ts';

export type { FileRow };

export interface FileServiceOptions {
  files: FileStore;
  access: AccessService;
  quota: QuotaService;
  removal: RemovalService;
}

/** What people have sent, for themselves. */
export class FileService {
  constructor(private readonly options: FileServiceOptions) {}

  /** Newest first. */
  async own(viewer: Viewer | null, request: PageRequest): Promise<Connection<FileRow>> {
    return this.ofOwner(requireViewer(viewer, 'files:read').id, request);
  }

  async usage(viewer: Viewer | null) {
    const { quota } = this.options;
    return { ...(await quota.usageOf(requireViewer(viewer, 'files:read').id)), limit: quota.limit };
  }

  /** Takes it away from wherever it hangs. Only that there was a file stays to be seen. */
  async delete(viewer: Viewer | null, id: string): Promise<void> {
    const { access, removal } = this.options;
    await removal.remove(await access.requireOwn(viewer, id, 'files:write'), { trace: true });
  }

  async ofOwner(ownerId: string, request: PageRequest): Promise<Connection<FileRow>> {
    const window = readPage(request, z.uuid());
    return toConnection(
      await this.options.files.ofOwner(ownerId, window),
      window,
      ({ id }) => id,
      (file) => file,
    );
  }
}
