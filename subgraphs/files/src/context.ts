import type { Log } from '@parley/kit/log';
import type { Viewer } from '@parley/kit/passport';
import type { SubgraphRequest } from '@parley/kit/subgraph';
import type { AccessService } from './access/access.service.ts';
import { type Asker, askerOf } from './access/asker.ts';
import { type AvatarLoaders, createAvatarLoaders } from './avatar/avatar.loader.ts';
import type { AvatarService } from './avatar/avatar.service.ts';
import { createFileLoaders, type FileLoaders } from './file/file.loader.ts';
import type { FileService } from './file/file.service.ts';
import type { LinkService } from './link/link.service.ts';
import type { FileChangesService } from './live/file-changes.service.ts';
import type { PersonalDataService } from './personal-data/personal-data.service.ts';
import type { Renditions } from './rendition/renditions.ts';
import type { DirectUploadService } from './upload/direct-upload.service.ts';
import type { UploadService } from './upload/upload.service.ts';

/** What lives as long as the subgraph, by the nouns that resolvers speak of. */
export interface Services {
  access: AccessService;
  avatars: AvatarService;
  files: FileService;
  fileChanges: FileChangesService;
  uploads: UploadService;
  directUploads: DirectUploadService;
  links: LinkService;
  personalData: PersonalDataService;
  renditions: Pick<Renditions, 'ofFiles'>;
}

export type Loaders = FileLoaders & AvatarLoaders;

/** What a resolver is given: whoever asks, and what it can ask. Loaders are made for each request, so that no answer outlives it. */
export interface Context extends Services {
  /** Null for an audience as well: what an audience is shown depends on nobody. */
  viewer: Viewer | null;
  asker: Asker;
  log: Log;
  loaders: Loaders;
}

export function createContext(services: Services, { passport, log }: SubgraphRequest): Context {
  const asker = askerOf(passport);
  const { access, avatars, renditions } = services;
  const loaders = { ...createFileLoaders(asker, access, renditions), ...createAvatarLoaders(avatars) };
  return { ...services, viewer: passport.viewer, asker, log, loaders };
}
