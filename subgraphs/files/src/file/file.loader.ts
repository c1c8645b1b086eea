import DataLoader from 'dataloader';
import type { AccessService } from '../access/access.service.ts';
import type { Asker } from '../access/asker.ts';
import type { Rendition, Renditions } from '../rendition/renditions.ts';
import type { FileRow } from './file.entity.ts';

export interface FileLoaders {
  /** What whoever asks may see; null for all else. */
  files: DataLoader<string, FileRow | null>;
  renditions: DataLoader<string, Rendition[]>;
}

export function createFileLoaders(asker: Asker, access: AccessService, renditions: Pick<Renditions, 'ofFiles'>): FileLoaders {
  return {
    files: new DataLoader((ids) => access.visible(asker, ids)),
    renditions: new DataLoader(async (ids) => {
      const byFile = Map.groupBy(await renditions.ofFiles(ids), ({ fileId }) => fileId);
      return ids.map((id) => byFile.get(id) ?? []);
    }),
  };
}
