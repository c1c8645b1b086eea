import type { Database } from '@parley/kit/database';
import { Avatar } from './avatar.entity.ts';

const READ_ONLY = { disableIdentityMap: true } as const;

export class AvatarStore {
  constructor(private readonly database: Database) {}

  /** Which of these files stand for somebody. */
  async among(fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.em.find(Avatar, { fileId: { $in: [...fileIds] } }, READ_ONLY);
    return new Set(rows.map(({ fileId }) => fileId));
  }

  /** The ids of their files, by person. */
  async ofUsers(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.em.find(Avatar, { userId: { $in: [...userIds] } }, READ_ONLY);
    return new Map(rows.map(({ userId, fileId }) => [userId, fileId]));
  }

  /** Gives the id of the file that stood there before. */
  async replace(userId: string, fileId: string | null): Promise<string | null> {
    const { em } = this.database;
    const [before] = await em.execute<{ file_id: string }[]>('select file_id from avatar where user_id = ? for update', [userId]);
    if (fileId === null) await em.nativeDelete(Avatar, { userId });
    else await em.upsert(Avatar, { userId, fileId }, { onConflictFields: ['userId'], disableIdentityMap: true });
    return before?.file_id ?? null;
  }

  /** Whomever this file stands for is without a picture from now on. */
  async forget(fileId: string): Promise<void> {
    await this.database.em.nativeDelete(Avatar, { fileId });
  }
}
