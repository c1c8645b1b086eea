import { Conflict, NotFound } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import { requireViewer } from '@parley/kit/signed-in';
import type { AvatarStore } from '../avatar/avatar.store.ts';
import { type FileRow, isUsable } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import { type Asker, audienceOfFile, isAudience } from './asker.ts';
import type { Conversations } from './conversations.ts';

/**
 * Who sees a file: its owner; whoever sees a message that it hangs on, and only as long as they do; and, when it stands for a person, whoever sees people.
 * What somebody may not see is not found, in the same words as what does not exist.
 */
export class AccessService {
  constructor(
    private readonly files: FileStore,
    private readonly avatars: AvatarStore,
    private readonly conversations: Conversations,
  ) {}

  /** In the order of the ids: null for what whoever asks may not see. */
  async visible(asker: Asker, ids: readonly string[]): Promise<(FileRow | null)[]> {
    const found = new Map((await this.files.byIds([...new Set(ids)].filter(isId))).map((file) => [file.id, file]));
    const avatars = await this.avatars.among([...found.keys()]);
    const visible = new Map(
      await Promise.all(
        [...found.values()].map(async (file) => [file.id, (await this.sees(asker, file, avatars)) ? file : null] as const),
      ),
    );
    return ids.map((id) => visible.get(id) ?? null);
  }

  async requireOwn(viewer: Viewer | null, id: string, scope: string): Promise<FileRow> {
    const { id: ownerId } = requireViewer(viewer, scope);
    const file = isId(id) ? await this.files.find(id) : null;
    if (file === null || file.ownerId !== ownerId || file.status === 'DELETED') throw new NotFound('This file');
    return file;
  }

  async requireOwnUsable(viewer: Viewer | null, id: string, scope: string): Promise<FileRow> {
    const file = await this.requireOwn(viewer, id, scope);
    if (!isUsable(file)) throw new Conflict('This file is not ready to be used.');
    return file;
  }

  private async sees(asker: Asker, file: FileRow, avatars: ReadonlySet<string>): Promise<boolean> {
    if (asker !== null && !isAudience(asker) && asker.id === file.ownerId) return true;
    if (!isUsable(file) && file.status !== 'DELETED') return false;
    // Before anything else of who asks: people are named, with their pictures, also in answers for audiences that others than messages have named.
    if (avatars.has(file.id)) return true;
    if (asker === null) return false;
    if (!isAudience(asker)) return this.conversations.sees({ userId: asker.id }, file.id);
    if (asker.audience === audienceOfFile(file.id)) return true;
    return asker.audience.startsWith('conversation:') && this.conversations.sees(asker, file.id);
  }
}
