import DataLoader from 'dataloader';
import type { AvatarService } from './avatar.service.ts';

export interface AvatarLoaders {
  /** By the person's id: the id of the file. */
  avatars: DataLoader<string, string | null>;
}

export const createAvatarLoaders = (avatars: AvatarService): AvatarLoaders => ({
  avatars: new DataLoader((userIds) => avatars.ofUsers(userIds)),
});
