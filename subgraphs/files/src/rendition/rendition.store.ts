import type { Database } from '@parley/kit/database';
import { RENDITION_SIZES, type Rendition, type RenditionJob, type RenditionSize } from './renditions.ts';

export type PictureKeys = Record<RenditionSize, string>;

/** A job as somebody holds it. Its number of attempts tells holders apart: whoever was too slow does not end what another has taken up. */
export interface HeldJob extends RenditionJob {
  pictureKeys: PictureKeys;
  attempts: number;
}

type Held = Pick<HeldJob, 'fileId' | 'attempts'>;

export class RenditionStore {
  constructor(private readonly database: Database) {}

  async addJob({ fileId, blobKey, type }: RenditionJob, pictureKeys: PictureKeys): Promise<void> {
    await this.database.em.execute(
      `insert into rendition_job (file_id, blob_key, type, picture_keys, due_at) values (?, ?, ?, ?::jsonb, now())
       on conflict (file_id) do nothing`,
      [fileId, blobKey, type, JSON.stringify(pictureKeys)],
    );
  }

  /** The job that has been due for longest, and that nobody else gets for so long. The attempt is counted before it is made. */
  async takeJob(holdMs: number): Promise<HeldJob | null> {
    const [row] = await this.database.em.execute<HeldJob[]>(
      `update rendition_job set attempts = attempts + 1, due_at = now() + ? * interval '1 millisecond'
       where file_id = (select file_id from rendition_job where due_at <= now() order by due_at limit 1 for update skip locked)
       returning file_id as "fileId", blob_key as "blobKey", type, picture_keys as "pictureKeys", attempts`,
      [holdMs],
    );
    return row ?? null;
  }

  /** Nobody else gets it for so long from now. */
  async holdJob({ fileId, attempts }: Held, forMs: number): Promise<void> {
    await this.database.em.execute(
      `update rendition_job set due_at = now() + ? * interval '1 millisecond' where file_id = ? and attempts = ?`,
      [forMs, fileId, attempts],
    );
  }

  /** Leaves it to whoever comes after the pause. What was no fault of the job is not counted. */
  async putOff({ fileId, attempts }: Held, pauseMs: number, counted: boolean): Promise<void> {
    await this.database.em.execute(
      `update rendition_job set due_at = now() + ? * interval '1 millisecond', attempts = ? where file_id = ? and attempts = ?`,
      [pauseMs, counted ? attempts : attempts - 1, fileId, attempts],
    );
  }

  /** False when it is held by another by now, or was forgotten. */
  async endJob({ fileId, attempts }: Held): Promise<boolean> {
    const ended = await this.database.em.execute<object[]>(
      'delete from rendition_job where file_id = ? and attempts = ? returning file_id',
      [fileId, attempts],
    );
    return ended.length === 1;
  }

  async add(renditions: readonly Rendition[]): Promise<void> {
    for (const { fileId, size, type, width, height, bytes, blobKey } of renditions) {
      await this.database.em.execute(
        'insert into rendition (file_id, size, type, width, height, bytes, blob_key) values (?, ?, ?, ?, ?, ?, ?)',
        [fileId, size, type, width, height, bytes, blobKey],
      );
    }
  }

  async ofFiles(fileIds: readonly string[]): Promise<Rendition[]> {
    if (fileIds.length === 0) return [];
    const rows = await this.database.em.execute<Rendition[]>(
      `select file_id as "fileId", size, type, width, height, bytes, blob_key as "blobKey" from rendition where file_id in (?)`,
      [fileIds],
    );
    return rows.sort((one, other) => RENDITION_SIZES.indexOf(one.size) - RENDITION_SIZES.indexOf(other.size));
  }

  /** Whether anything is known of the file: work that is still to be done, or what came of it. */
  async knows(fileId: string): Promise<boolean> {
    const [row] = await this.database.em.execute<{ known: boolean }[]>(
      `select exists (select from rendition_job where file_id = ?) or exists (select from rendition where file_id = ?) as known`,
      [fileId, fileId],
    );
    return row?.known ?? false;
  }

  /** The keys of all pictures that there are or may be. */
  async forget(fileId: string): Promise<string[]> {
    const { em } = this.database;
    const jobs = await em.execute<{ keys: PictureKeys }[]>(
      'delete from rendition_job where file_id = ? returning picture_keys as keys',
      [fileId],
    );
    const made = await em.execute<{ key: string }[]>('delete from rendition where file_id = ? returning blob_key as key', [
      fileId,
    ]);
    return [...jobs.flatMap(({ keys }) => Object.values(keys)), ...made.map(({ key }) => key)];
  }
}
