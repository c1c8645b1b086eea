import { Forbidden } from '@parley/kit/errors';
import type { Connection, PageRequest } from '@parley/kit/page';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { FileRow } from '../file/file.entity.ts';
import type { FileService } from '../file/file.service.ts';

/** What this subgraph holds of a person, for that person. */
export class PersonalDataService {
  constructor(private readonly files: FileService) {}

  /** Only one's own, whoever else one is. */
  require(viewer: Viewer | null, id: string): { id: string } {
    if (requireViewer(viewer, 'account').id !== id) throw new Forbidden();
    return { id };
  }

  async filesOf(viewer: Viewer | null, id: string, page: PageRequest): Promise<Connection<FileRow>> {
    this.require(viewer, id);
    return this.files.ofOwner(id, page);
  }
}
