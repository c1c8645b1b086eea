import type { Database } from '@parley/kit/database';
import { DirectUpload, type DirectUploadRow } from './direct-upload.entity.ts';

export class DirectUploadStore {
  constructor(private readonly database: Database) {}

  async add(upload: DirectUploadRow): Promise<void> {
    await this.database.em.insert(DirectUpload, upload);
  }

  async begin(fileId: string, uploadId: string): Promise<void> {
    await this.database.em.nativeUpdate(DirectUpload, { fileId }, { uploadId });
  }

  find(fileId: string): Promise<DirectUploadRow | null> {
    return this.database.em.findOne(DirectUpload, { fileId }, { disableIdentityMap: true });
  }
}
