import type { Database } from '@parley/kit/database';
import { BadUserInput, NotFound } from '@parley/kit/errors';
import type { Outbox } from '@parley/kit/outbox';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AccessService } from '../access/access.service.ts';
import { isUsable } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import type { AvatarStore } from './avatar.store.ts';

export interface AvatarServiceOptions {
  atomically: Database['atomically'];
  avatars: AvatarStore;
  files: FileStore;
  access: AccessService;
  outbox: Pick<Outbox, 'add'>;
}

const SCOPE = 'profile:write';

/** The pictures that stand for people. */
export class AvatarService {
  constructor(private readonly options: AvatarServiceOptions) {}

  /** A picture of one's own, or null for none. Gives the person's id. */
  async set(viewer: Viewer | null, fileId: string | null): Promise<string> {
    const { atomically, avatars, files, access, outbox } = this.options;
    const { id: userId } = requireViewer(viewer, SCOPE);
    const file = fileId === null ? null : await access.requireOwnUsable(viewer, fileId, SCOPE);
    if (file !== null && file.kind !== 'IMAGE') throw new BadUserInput('fileId', 'Choose a picture.');
    await atomically(async () => {
      await files.holdOwner(userId);
      if (file !== null) {
        const held = await files.hold(file.id);
        if (held === null || !isUsable(held)) throw new NotFound('This file');
      }
      const before = await avatars.replace(userId, file?.id ?? null);
      if (before === (file?.id ?? null)) return;
      if (before !== null) await files.makeDue([before], new Date());
      await outbox.add({ name: 'avatar.changed', key: userId, payload: { userId } });
    });
    return userId;
  }

  /** In the order of the people: the ids of their pictures. */
  async ofUsers(userIds: readonly string[]): Promise<(string | null)[]> {
    const found = await this.options.avatars.ofUsers(userIds);
    return userIds.map((userId) => found.get(userId) ?? null);
  }
}
