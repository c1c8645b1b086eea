import type { Database } from '@parley/kit/database';
import type { PageWindow } from '@parley/kit/page';
import { File, type FileRow, type FileStatus } from './file.entity.ts';

export interface Usage {
  files: number;
  bytes: number;
}

export type FileChange = Partial<Omit<FileRow, 'id' | 'ownerId' | 'createdAt'>>;

const READ_ONLY = { disableIdentityMap: true } as const;
const USABLE: readonly FileStatus[] = ['CHECKED', 'READY'];

export class FileStore {
  constructor(private readonly database: Database) {}

  /** Until the transaction under way ends, nobody else adds to what this person keeps or takes away from it. */
  async holdOwner(ownerId: string): Promise<void> {
    await this.database.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`files/${ownerId}`]);
  }

  async add(file: FileRow): Promise<void> {
    await this.database.em.insert(File, file);
  }

  find(id: string): Promise<FileRow | null> {
    return this.database.em.findOne(File, { id }, READ_ONLY);
  }

  /** In no order. */
  byIds(ids: readonly string[]): Promise<FileRow[]> {
    return this.database.em.find(File, { id: { $in: [...ids] } }, READ_ONLY);
  }

  /** Newest first, without those that are deleted; `after` is the id of the last one before. One more than the limit where there are more. */
  ofOwner(ownerId: string, { limit, after }: PageWindow<string>): Promise<FileRow[]> {
    const beyond = after === null ? {} : { id: { $lt: after } };
    return this.database.em.find(
      File,
      { ownerId, status: { $ne: 'DELETED' }, ...beyond },
      { orderBy: { id: 'desc' }, limit: limit + 1, ...READ_ONLY },
    );
  }

  /** What counts against a person's quota: all that is there or announced, but for the file that is left out. */
  async usageOf(ownerId: string, exceptId: string | null = null): Promise<Usage> {
    const [row] = await this.database.em.execute<{ files: string; bytes: string }[]>(
      `select count(*) as files, coalesce(sum(bytes), 0) as bytes from file
       where owner_id = ? and status <> 'DELETED' and id is distinct from ?`,
      [ownerId, exceptId],
    );
    return { files: Number(row?.files), bytes: Number(row?.bytes) };
  }

  countUnfinished(ownerId: string): Promise<number> {
    return this.database.em.count(File, { ownerId, status: { $in: ['PENDING', 'RECEIVED'] } });
  }

  /** Another usable file of the same person with the same content. */
  findSame({ id, ownerId, sha256 }: FileRow): Promise<FileRow | null> {
    return this.database.em.findOne(File, { ownerId, sha256, id: { $ne: id }, status: { $in: [...USABLE] } }, READ_ONLY);
  }

  async isShared(blobKey: string): Promise<boolean> {
    return (await this.database.em.count(File, { blobKey, status: { $ne: 'DELETED' } })) > 0;
  }

  /** Changes the file where it stands as expected; null where it does not, or is gone. */
  async change(id: string, from: readonly FileStatus[], change: FileChange): Promise<FileRow | null> {
    const changed = await this.database.em.nativeUpdate(File, { id, status: { $in: [...from] } }, change);
    return changed === 0 ? null : this.find(id);
  }

  /** Marks usable files, this person's where one is named, as about to be hung somewhere, and gives the ids of those that it found. */
  async claim(ownerId: string | null, ids: readonly string[], until: Date): Promise<string[]> {
    const rows = await this.database.em.execute<{ id: string }[]>(
      `update file set claimed_until = greatest(claimed_until, ?), due_at = case when due_at is null then null else greatest(due_at, ?) end
       where id in (?) and status in ('CHECKED', 'READY') and owner_id = coalesce(?, owner_id) returning id`,
      [until, until, ids, ownerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Something that these files hung on is gone: it is looked whether they are still wanted, once nobody is about to hang them elsewhere. */
  async makeDue(ids: readonly string[], now: Date): Promise<void> {
    await this.database.em.execute(
      "update file set due_at = greatest(claimed_until, ?) where id in (?) and status in ('CHECKED', 'READY')",
      [now, ids],
    );
  }

  /** What is to be looked at now, those that have waited longest first. */
  due(now: Date, limit: number): Promise<FileRow[]> {
    return this.database.em.find(File, { dueAt: { $lte: now } }, { orderBy: { dueAt: 'asc' }, limit, ...READ_ONLY });
  }

  /** Says when it is looked at again, unless that has changed since it was read. */
  async look(file: Pick<FileRow, 'id' | 'dueAt'>, again: Date | null): Promise<boolean> {
    return (await this.database.em.nativeUpdate(File, { id: file.id, dueAt: file.dueAt }, { dueAt: again })) > 0;
  }

  async remove(id: string): Promise<void> {
    await this.database.em.nativeDelete(File, { id });
  }

  /** Until the transaction under way ends nobody else changes the file; null where it is gone. */
  async hold(id: string): Promise<FileRow | null> {
    await this.database.em.execute('select id from file where id = ? for update', [id]);
    return this.find(id);
  }

  /** Some of those that are not deleted. */
  async idsOf(ownerId: string, limit: number): Promise<string[]> {
    const rows = await this.database.em.execute<{ id: string }[]>(
      "select id from file where owner_id = ? and status <> 'DELETED' limit ?",
      [ownerId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
